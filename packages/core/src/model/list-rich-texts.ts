import type { Layer } from './layer.ts'
import type { TextSpan } from './text-span.ts'

/** The spans of one text, and where they stand in their layer. */
export interface RichTextPlace {
  readonly keys: readonly (string | number)[]
  readonly spans: readonly TextSpan[]
}

/** The rich texts that a layer may show: its own, and those that stand in for it. */
export function listRichTexts(layer: Layer): readonly RichTextPlace[] {
  if (layer.kind !== 'text') return []
  const { spans = [], fallback } = layer
  const chain = fallback?.spans ?? []
  return [
    { keys: ['spans'], spans },
    ...chain.map((chained, index) => ({ keys: ['fallback', 'spans', index], spans: chained })),
  ]
}
