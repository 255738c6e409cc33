import type { Layer, LayerOf } from '../model/layer.ts'
import { listVariants } from '../model/layers/text.ts'
import { listRichTexts } from '../model/list-rich-texts.ts'
import type { WithWords, WordProperty } from '../model/list-words.ts'
import { parseReferences } from '../model/parse-references.ts'
import type { TextSpan } from '../model/text-span.ts'
import type { SourceCandidate } from './source-candidate.ts'
import { toSvgDataUrl } from './svg-data-url.ts'
import type { TextChoice, TextVariant } from './text-value.ts'

/** What a text shows without an override, in the order in which it is tried. */
export function compileTextChoices(layer: LayerOf<'text'>, pointer: string): readonly TextChoice[] {
  const words = compileWordChoices(layer, 'text', pointer)
  const rich = listRichTexts(layer).map(({ keys, spans }) => ({
    variants: spans.length === 0 ? [] : [compileSpans(spans, `${pointer}/${keys.join('/')}`)],
    from: keys[0] === 'fallback' ? ('fallback' as const) : ('layer' as const),
  }))
  const choices = [...words, ...rich.filter(({ variants }) => variants.length > 0)]
  return [
    ...choices.filter(({ from }) => from === 'fallback'),
    ...choices.filter(({ from }) => from === 'layer'),
  ]
}

function compileSpans(spans: readonly TextSpan[], pointer: string): TextVariant {
  return spans.map(({ text, ...style }, index) => ({
    text: parseReferences(text, `${pointer}/${index}/text`),
    style,
  }))
}

/** What a text or a code says without an override, in the order in which it is tried. */
export function compileWordChoices(
  layer: WithWords,
  name: WordProperty,
  pointer: string,
): readonly TextChoice[] {
  return compileChoices({ own: layer[name], chain: layer.fallback?.[name] }, { name, pointer })
}

/** The same for what is said of a layer beside its text. */
export function compileWords(
  layer: Layer,
  name: 'link' | 'alt',
  pointer: string,
): readonly TextChoice[] {
  return compileChoices({ own: layer[name], chain: layer.fallback?.[name] }, { name, pointer })
}

interface ChoiceStrings {
  readonly own: string | readonly string[] | undefined
  readonly chain: readonly (string | readonly string[])[] | undefined
}

function compileChoices(
  { own, chain = [] }: ChoiceStrings,
  { name, pointer }: { readonly name: string; readonly pointer: string },
): readonly TextChoice[] {
  const choices: TextChoice[] = chain.map((text, index) => ({
    variants: parseVariants(text, `${pointer}/fallback/${name}/${index}`),
    from: 'fallback',
  }))
  choices.push({ variants: parseVariants(own, `${pointer}/${name}`), from: 'layer' })
  return choices.filter(({ variants }) => variants.length > 0)
}

function parseVariants(
  text: string | readonly string[] | undefined,
  pointer: string,
): TextChoice['variants'] {
  return listVariants(text)
    .map((variant) => parseReferences(variant, pointer))
    .filter((text) => text.length > 0)
    .map((text) => [{ text }])
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
