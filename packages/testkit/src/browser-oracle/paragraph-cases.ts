/** A stretch of a paragraph; sizes and spacing in CSS px. */
export interface RecordedSpan {
  readonly text: string
  readonly fontSizePx?: number
  readonly letterSpacingPx?: number
}

/** A paragraph whose lines and letters are recorded. Latin letters, read from left to right. */
export interface ParagraphCase {
  readonly name: string
  readonly spans: readonly RecordedSpan[]
  readonly widthPx: number
  readonly align?: 'start' | 'justify' | 'end' | 'center'
  readonly wrap?: 'normal' | 'balance'
  readonly wordSpacingPx?: number
}

export const PARAGRAPH_FONT_SIZE_PX = 16

const PROSE =
  'The platen is the flat plate of a printing press that pushes the paper against the inked type.'
const RICH: readonly RecordedSpan[] = [
  { text: 'Stretches of ' },
  { text: 'several sizes', fontSizePx: 24 },
  { text: ' share a line, and w' },
  { text: 'ord', fontSizePx: 12 },
  { text: 's may be cut by' },
  { text: ' spaced letters', letterSpacingPx: 2 },
  { text: ' in the middle.' },
]
const HYPHENS =
  'Super\u00adcali\u00adfragi\u00adlistic antidis\u00adestablish\u00admen\u00adtarian\u00adism ends.'
const HEADINGS = [
  'A heading which is a little too long',
  'Ten things that every designer should know about setting type',
  'Short and sweet: balanced lines in three words',
]
const WIDTHS = [150, 220, 310]

const plain = (text: string): readonly RecordedSpan[] => [{ text }]

export const PARAGRAPH_CASES: readonly ParagraphCase[] = WIDTHS.flatMap((widthPx) => [
  { name: `spans at ${widthPx}`, spans: RICH, widthPx },
  { name: `spans, justified, at ${widthPx}`, spans: RICH, widthPx, align: 'justify' as const },
  { name: `justified at ${widthPx}`, spans: plain(PROSE), widthPx, align: 'justify' as const },
  {
    name: `justified paragraphs at ${widthPx}`,
    spans: plain(`${PROSE}\n${HEADINGS[1]}`),
    widthPx,
    align: 'justify' as const,
  },
  { name: `centred at ${widthPx}`, spans: plain(PROSE), widthPx, align: 'center' as const },
  { name: `soft hyphens at ${widthPx}`, spans: plain(HYPHENS), widthPx },
  { name: `word spacing at ${widthPx}`, spans: plain(PROSE), widthPx, wordSpacingPx: 5 },
  {
    name: `letter spacing at ${widthPx}`,
    spans: [{ text: PROSE, letterSpacingPx: 1.5 }],
    widthPx,
  },
  ...HEADINGS.map((heading, index) => ({
    name: `balanced ${index} at ${widthPx}`,
    spans: plain(heading),
    widthPx,
    wrap: 'balance' as const,
  })),
])
