import type { LayerOf } from '../model/layer.ts'
import { parseReferences } from '../model/parse-references.ts'
import type { TextSpan } from '../model/text-span.ts'
import type { SourceCandidate } from './resolved-template.ts'
import { toSvgDataUrl } from './svg-data-url.ts'
import type { TextChoice, TextPiece } from './text-value.ts'

/** What a text shows without an override, in the order in which it is tried. */
export function compileTextChoices(layer: LayerOf<'text'>, pointer: string): readonly TextChoice[] {
  const { text = '', spans = [], fallback } = layer
  const choices: readonly TextChoice[] = [
    ...(fallback?.text ?? []).map((own, index) => ({
      pieces: compilePlain(own, `${pointer}/fallback/text/${index}`),
      from: 'fallback' as const,
    })),
    ...(fallback?.spans ?? []).map((own, index) => ({
      pieces: compileSpans(own, `${pointer}/fallback/spans/${index}`),
      from: 'fallback' as const,
    })),
    { pieces: compileSpans(spans, `${pointer}/spans`), from: 'layer' },
    { pieces: compilePlain(text, `${pointer}/text`), from: 'layer' },
  ]
  return choices.filter(({ pieces }) => pieces.length > 0)
}

function compilePlain(text: string, pointer: string): readonly TextPiece[] {
  return text === '' ? [] : [{ text: parseReferences(text, pointer) }]
}

function compileSpans(spans: readonly TextSpan[], pointer: string): readonly TextPiece[] {
  return spans.map(({ text, ...style }, index) => ({
    text: parseReferences(text, `${pointer}/${index}/text`),
    style,
  }))
}

/** The sources of an image or SVG without an override, in the order in which they are tried. */
export function compileSources(layer: LayerOf<'image' | 'svg'>): readonly SourceCandidate[] {
  const chain = layer.fallback?.src ?? []
  const markups = layer.kind === 'svg' ? (layer.fallback?.markup ?? []) : []
  const candidates: readonly SourceCandidate[] = [
    ...chain.map((source) => ({ source, from: 'fallback' as const })),
    ...markups.map((markup) => ({ source: toSvgDataUrl(markup), from: 'fallback' as const })),
    { source: layer.src ?? '', from: 'layer' },
  ]
  return candidates.filter(({ source }) => source !== '')
}
