import { PlatenError } from '../foundation/errors.ts'
import type { AnalyzedText, Item, Segment, StyledSpan } from './analyzed-text.ts'
import { resolveLevels } from './bidi/resolve-levels.ts'
import { breakOpportunities } from './break-opportunities.ts'
import { dropEmoji } from './emoji/drop-emoji.ts'
import { type EmojiPolicy, faceKindOf } from './emoji/face-kind.ts'
import { findPartedEmoji } from './emoji/find-parted-emoji.ts'
import type { FontChain } from './fonts/font-chain.ts'
import type { FontSet } from './fonts/font-set.ts'
import { graphemeStarts } from './grapheme-starts.ts'
import { hyphenateText } from './hyphenation/hyphenate-text.ts'
import type { Hyphenator } from './hyphenation/hyphenator.ts'
import { type ItemRange, itemize } from './itemize.ts'
import { measureAdvances } from './measure-advances.ts'
import type { ParagraphInput, ParagraphStyle, SpanStyle } from './paragraph-input.ts'
import { sanitizeText } from './sanitize-text.ts'
import { shapeText } from './shaping/shape-text.ts'
import type { ShapedGlyphs } from './shaping/shaped-glyphs.ts'
import { toShapingLanguage } from './shaping/shaping-language.ts'

/** What `sanitizeText` leaves of line breaks. */
const HARD_BREAK = /[\n\u2028\u2029]/g
/** Scripts whose letters join: spacing would tear words apart (CSS Text 4, 8.2.1). */
const JOINING_SCRIPTS: ReadonlySet<string> = new Set(
  'Adlm Arab Chrs Gara Mand Mani Mong Nkoo Ougr Phag Phlp Rohg Sogd Sogo Syrc'.split(' '),
)
/** More features than any font has use for in one text. */
const MAX_FEATURES = 64
const NO_GLYPHS: ShapedGlyphs = {
  glyphIds: new Uint32Array(0),
  clusters: new Uint32Array(0),
  advances: new Int32Array(0),
  xOffsets: new Int32Array(0),
  yOffsets: new Int32Array(0),
  unsafeToBreak: new Uint8Array(0),
}

/**
 * Itemises and shapes a text. Linear in its length.
 *
 * @throws {PlatenError} `text_too_complex`, `font_corrupt`, `out_of_range`.
 */
export function analyzeText(input: ParagraphInput, fonts: FontSet): AnalyzedText {
  const spans: StyledSpan[] = []
  const missing = new Set<number>()
  const parted = new Set<string>()
  let text = ''
  for (const [index, span] of input.spans.entries()) {
    const whole = sanitizeText(span.text)
    const clean = input.style.emoji === 'drop' ? dropEmoji(whole) : whole
    if (clean.length === 0) continue
    const start = text.length
    const styled = styleSpan({ index, start, end: start + clean.length, style: span.style }, fonts)
    const own =
      input.style.missing === 'drop'
        ? dropMissing(clean, { fonts: styled.fonts, emoji: input.style.emoji }, missing)
        : clean
    if (own.length === 0) continue
    text += own
    spans.push({ ...styled, end: text.length })
  }
  const { hyphens, lang } = input.style
  const hyphenator = hyphens === 'auto' ? fonts.hyphenator(lang) : undefined
  const segments = splitAtHardBreaks(text).map(([start, end]) =>
    analyzeSegment({
      text: text.slice(start, end),
      ...{ start, spans, style: input.style, missing, parted, hyphenator },
    }),
  )
  return {
    ...{ text, spans, segments },
    missing: [...missing].sort((a, b) => a - b),
    partedEmoji: [...parted],
  }
}

/** The text without the characters that no font has, which are added to `missing`. */
function dropMissing(
  text: string,
  { fonts, emoji }: { readonly fonts: FontChain; readonly emoji: EmojiPolicy },
  missing: Set<number>,
): string {
  const starts = graphemeStarts(text)
  let kept = ''
  for (const [index, start] of starts.entries()) {
    const cluster = text.slice(start, starts[index + 1] ?? text.length)
    const pick = fonts.faceFor(cluster, faceKindOf(cluster, emoji))
    for (const codePoint of pick.missing) missing.add(codePoint)
    kept +=
      pick.missing.length === 0
        ? cluster
        : Array.from(cluster)
            .filter((character) => !pick.missing.includes(character.codePointAt(0) ?? 0))
            .join('')
  }
  return kept
}

type SpanRange = Pick<StyledSpan, 'index' | 'start' | 'end' | 'style'>

function styleSpan(span: SpanRange, fonts: FontSet): StyledSpan {
  const { style } = span
  const features = featuresOf(style)
  return {
    ...span,
    features,
    featureKey: features.size === 0 ? '' : JSON.stringify([...features]),
    fonts: fonts.chain({
      families: style.fontFamilies,
      weight: style.fontWeight,
      style: style.fontStyle,
      stretch: style.fontStretch,
      variations: style.variations,
    }),
  }
}

/**
 * The features to shape with; spaced letters are not joined into optional ligatures (CSS Text 3,
 * 8.2). Their number is bounded because HarfBuzz takes them on its stack of 64 KB.
 */
function featuresOf(style: SpanStyle): ReadonlyMap<string, number> {
  if (style.features.size > MAX_FEATURES) {
    throw new PlatenError(
      'out_of_range',
      `A text asks for ${style.features.size} font features; at most ${MAX_FEATURES} are allowed.`,
    )
  }
  if (style.letterSpacingPx === 0) return style.features
  return new Map([['liga', 0], ['clig', 0], ...style.features])
}

/** Starts and ends of the lines of a text; a break at its very end starts no further line. */
function splitAtHardBreaks(text: string): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = []
  let start = 0
  for (const { index } of text.matchAll(HARD_BREAK)) {
    ranges.push([start, index])
    start = index + 1
  }
  if (start < text.length) ranges.push([start, text.length])
  return ranges
}

export interface SegmentInput {
  readonly text: string
  /** Where the segment starts in the text that the spans count in. */
  readonly start: number
  readonly spans: readonly StyledSpan[]
  readonly style: ParagraphStyle
  /** Takes the code points that no font has. */
  readonly missing: Set<number>
  /** Takes the emoji that their font has in parts only. */
  readonly parted?: Set<string> | undefined
  /** Divides words that have no soft hyphens. */
  readonly hyphenator?: Hyphenator | undefined
}

/** Shapes one stretch without hard breaks. */
export function analyzeSegment(input: SegmentInput): Segment {
  const { text, start, spans, style } = input
  const { paragraphLevel, levels } = resolveLevels(text, style.direction)
  const graphemes = graphemeStarts(text)
  const itemized = itemize({ text, offset: start, graphemes, levels, spans, emoji: style.emoji })
  for (const codePoint of itemized.missing) input.missing.add(codePoint)
  const language = toShapingLanguage(style.lang)
  const hyphenations = input.hyphenator === undefined ? NONE : hyphenateText(text, input.hyphenator)
  const items = itemized.items.map((range) => shapeItem(range, text, language))
  if (input.parted !== undefined) findPartedEmoji({ text, graphemes, items }, input.parted)
  return {
    text,
    start,
    end: start + text.length,
    direction: paragraphLevel === 1 ? 'rtl' : 'ltr',
    items,
    tabs: items.filter((item) => item.kind === 'tab'),
    tabSize: style.tabSize,
    graphemes,
    opportunities: findOpportunities(text, style.hyphens, hyphenations),
    hyphenations: new Set(hyphenations),
    ...measureAdvances(items, text),
  }
}

const SOFT_HYPHEN = '\u00ad'
const NONE: readonly number[] = []

/** Ascending, the text's end last. */
function findOpportunities(
  text: string,
  hyphens: ParagraphStyle['hyphens'],
  hyphenations: readonly number[],
): readonly number[] {
  if (hyphens === 'none') return withoutSoftHyphens(text)
  const own = breakOpportunities(text)
  if (hyphenations.length === 0) return own
  return [...new Set([...own, ...hyphenations])].sort((a, b) => a - b)
}

function withoutSoftHyphens(text: string): readonly number[] {
  return breakOpportunities(text).filter(
    (offset) => text[offset - 1] !== SOFT_HYPHEN || offset === text.length,
  )
}

function shapeItem(range: ItemRange, text: string, language: string): Item {
  const { span, face, script, level } = range
  const { fontSizePx, letterSpacingPx } = span.style
  return {
    ...range,
    language,
    pxPerUnit: fontSizePx / face.unitsPerEm,
    letterSpacingPx: JOINING_SCRIPTS.has(script) ? 0 : letterSpacingPx,
    shaped:
      range.kind === 'tab'
        ? NO_GLYPHS
        : shapeText({
            ...{ face, text, start: range.start, end: range.end, script, language },
            rtl: level % 2 === 1,
            features: span.features,
            featureKey: span.featureKey,
          }),
  }
}
