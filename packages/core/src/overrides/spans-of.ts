import type { ResolvedSpan, ResolvedText } from './resolved-template.ts'

/** The stretches of a text; a plain one is a single stretch that looks as its layer says. */
export function spansOf(layer: ResolvedText): readonly ResolvedSpan[] {
  return layer.spans.length > 0 ? layer.spans : [{ ...layer, raisePx: 0, link: undefined }]
}
