import { fontNeedsOf } from '../../src/text/font-needs.ts'
import type { FontRegistry } from '../../src/text/fonts/font-registry.ts'
import { createFontRegistry } from '../../src/text/fonts/font-registry.ts'
import type { FontSet } from '../../src/text/fonts/font-set.ts'
import { prepareFonts } from '../../src/text/fonts/prepare-fonts.ts'
import { readFontsource } from '../../src/text/fonts/read-fontsource.ts'
import { layoutParagraph } from '../../src/text/layout-paragraph.ts'
import type { Paragraph } from '../../src/text/paragraph.ts'
import type { ParagraphInput, ParagraphStyle, SpanStyle } from '../../src/text/paragraph-input.ts'

const SCRIPTS = [
  '',
  '-arabic',
  '-hebrew',
  '-devanagari',
  '-bengali',
  '-tamil',
  '-thai',
  '-khmer',
  '-jp',
]

/** A registry with the Noto Sans fonts that the tests draw on, over the bundled Inter. */
export function createTestRegistry(): FontRegistry {
  const registry = createFontRegistry()
  for (const script of SCRIPTS) {
    for (const source of readFontsource(`@fontsource/noto-sans${script}`, import.meta.url)) {
      registry.register(source)
    }
  }
  return registry
}

const SPAN_STYLE: SpanStyle = {
  fontFamilies: ['Inter'],
  fontWeight: 400,
  fontStyle: 'normal',
  fontStretch: 100,
  fontSizePx: 20,
  variations: new Map(),
  features: new Map(),
  letterSpacingPx: 0,
  wordSpacingPx: 0,
  lineHeight: { unit: 'factor', value: 1.2 },
  raisePx: 0,
}

const PARAGRAPH_STYLE: ParagraphStyle = {
  align: 'start',
  direction: 'auto',
  lang: 'en',
  wrap: 'normal',
  wordBreak: 'normal',
  hyphens: 'manual',
  tabSize: 8,
  paragraphSpacingPx: 0,
  maxLines: undefined,
  overflow: 'visible',
  ellipsis: '…',
  missing: 'box',
  emoji: 'colour',
}

export interface TextOptions {
  readonly span?: Partial<SpanStyle>
  readonly style?: Partial<ParagraphStyle>
  readonly widthPx?: number
  readonly heightPx?: number
}

/** The input for one text in one style. */
export function textInput(text: string, options: TextOptions = {}): ParagraphInput {
  return {
    spans: [{ text, style: { ...SPAN_STYLE, ...options.span } }],
    style: { ...PARAGRAPH_STYLE, ...options.style },
    fontSizePx: options.span?.fontSizePx ?? SPAN_STYLE.fontSizePx,
    widthPx: options.widthPx ?? Number.POSITIVE_INFINITY,
    heightPx: options.heightPx ?? Number.POSITIVE_INFINITY,
  }
}

export function fontsFor(input: ParagraphInput, registry: FontRegistry): Promise<FontSet> {
  return prepareFonts(fontNeedsOf(input), registry)
}

/** Loads the fonts of a text and lays it out. */
export async function layOut(input: ParagraphInput, registry: FontRegistry): Promise<Paragraph> {
  return layoutParagraph(input, await fontsFor(input, registry))
}

/** The text of each line, as its offsets say. */
export function linesOf(paragraph: Paragraph): string[] {
  return paragraph.lines.map(({ start, end }) => paragraph.text.slice(start, end))
}
