import type { Rect } from '../foundation/geometry.ts'
import type { ResolvedText } from '../overrides/resolved-template.ts'
import { spansOf } from '../overrides/spans-of.ts'
import type { Paint } from './display-list.ts'
import { buildPaint } from './fill.ts'

/** How a span of a text is drawn. */
export interface SpanInk {
  /** `undefined` when nothing of it would be seen. */
  readonly paint: Paint | undefined
  readonly decoration: ResolvedText['decoration']
  readonly link: string | undefined
}

/** The ink of each span, in order; a gradient spans the layer's box, not each line or span. */
export function listSpanInks(layer: ResolvedText, rect: Rect): readonly SpanInk[] {
  return spansOf(layer).map(({ fill, decoration, link }) => ({
    paint: buildPaint(fill, rect),
    decoration,
    link,
  }))
}
