import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { quote } from '../foundation/quote.ts'
import { listVariants, type TextOverride } from '../model/layers/text.ts'
import type { LayerReference, ReferencedText } from '../model/parse-references.ts'
import type { TextSpanStyle } from '../model/text-span.ts'
import { cleanText } from './clean-text.ts'
import { fillReferences } from './fill-references.ts'
import { pointerToLayer } from './layer-path.ts'
import type { Palette } from './palette.ts'
import { escapeMarkdown, parseMarkdown } from './parse-markdown.ts'

/** A stretch of text and how it differs from its layer. */
export interface StyledText {
  readonly text: string
  readonly style: TextSpanStyle
}

/** One text that a layer may show. */
export interface RichText {
  /** Without markup: what references and rules see. */
  readonly text: string
  /** The stretches of a rich text, none empty; empty when all of it looks as the layer says. */
  readonly spans: readonly StyledText[]
}

/** The text of a layer in one render, and where it is from. Empty when nothing was usable. */
export interface TextValue extends RichText {
  /** Copy variants that are tried in this order where the first does not fit. */
  readonly shorter: readonly RichText[]
  readonly from: 'override' | 'fallback' | 'layer'
}

/** A text before its references are filled in. Without a style it may hold markup. */
export interface TextPiece {
  readonly text: ReferencedText
  readonly style?: TextSpanStyle
}

/** One text in all its pieces. */
export type TextVariant = readonly TextPiece[]

/** One thing that a text may show when the order does not set it. */
export interface TextChoice {
  /** Copy variants, the longest first. */
  readonly variants: readonly TextVariant[]
  readonly from: 'fallback' | 'layer'
}

export interface TextRequest {
  /** For errors. */
  readonly path: string
  /** What the order sets, its references taken literally. */
  readonly override?: {
    readonly text: TextOverride['text'] | undefined
    readonly spans: TextOverride['spans'] | undefined
  }
  /** What is tried without an override, in order. */
  readonly choices: readonly TextChoice[]
  /** How texts without spans are read. Default `none`. */
  readonly markup?: 'none' | 'markdown'
}

export interface TextFilling {
  readonly limits: Limits
  /** Of colours in markup. */
  readonly palette: Palette
  /** What a reference shows: of copy variants the first, in its format. */
  textOf(reference: LayerReference): string
}

/**
 * Override, fallback chain, the layer's own text: the first of which any variant is not empty once it
 * is cleaned. Empty variants are left out.
 *
 * @throws {PlatenError} `text_too_long`, `too_many_marks`.
 */
export function resolveTextValue(request: TextRequest, filling: TextFilling): TextValue {
  const ordered = { variants: toVariants(request.override), from: 'override' as const }
  for (const { variants, from } of [ordered, ...request.choices]) {
    const [first, ...shorter] = variants
      .map((pieces) => fillPieces(pieces, request, filling))
      .filter(({ text }) => text !== '')
    if (first !== undefined) return { ...first, shorter, from }
  }
  return { text: '', spans: [], shorter: [], from: 'layer' }
}

function toVariants(override: TextRequest['override']): readonly TextVariant[] {
  const spans = override?.spans
  if (spans !== undefined) return [spans.map(({ text, ...style }) => ({ text: [text], style }))]
  return listVariants(override?.text).map((text) => [{ text: [text] }])
}

function fillPieces(pieces: TextVariant, request: TextRequest, filling: TextFilling): RichText {
  const { limits } = filling
  const { path } = request
  const spans: StyledText[] = []
  let room = limits.textCharacters
  for (const { text, style } of pieces) {
    const filled = fillReferences(text, filling.textOf, room)
    if (filled === undefined) throw tooLong(path, limits)
    room -= filled.length
    if (style !== undefined || request.markup !== 'markdown') {
      spans.push({ text: cleanText(filled, limits, path), style: style ?? UNSTYLED })
    } else {
      spans.push(...readMarkdown(text, path, filling))
    }
  }
  return joinSpans(
    spans.filter(({ text }) => text !== ''),
    path,
    limits,
  )
}

const UNSTYLED: TextSpanStyle = {}

function readMarkdown(
  text: ReferencedText,
  path: string,
  { limits, palette, textOf }: TextFilling,
): readonly StyledText[] {
  // What another layer says is text, whatever marks it holds.
  const escaped = (reference: LayerReference) => escapeMarkdown(textOf(reference))
  const source = fillReferences(text, escaped, Number.POSITIVE_INFINITY) ?? ''
  return parseMarkdown(cleanText(source, limits, path), palette)
}

function joinSpans(spans: readonly StyledText[], path: string, limits: Limits): RichText {
  const [only] = spans
  if (only === undefined) return { text: '', spans }
  if (spans.length === 1 && Object.keys(only.style).length === 0) {
    return { text: only.text, spans: [] }
  }
  // Once more as a whole: marks also stack up from one span to the next.
  return { text: cleanText(spans.map(({ text }) => text).join(''), limits, path), spans }
}

function tooLong(path: string, { textCharacters }: Limits): PlatenError {
  return new PlatenError(
    'text_too_long',
    `The text of ${quote(path)} has more than ${textCharacters} characters once its references are filled in.`,
    { pointer: pointerToLayer(path) },
  )
}
