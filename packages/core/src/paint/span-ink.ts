import type { Rect } from '../foundation/geometry.ts'
import { BLACK } from '../foundation/rgba.ts'
import type { ResolvedImageFill } from '../overrides/resolved-effects.ts'
import type { ResolvedText } from '../overrides/resolved-template.ts'
import { spansOf } from '../overrides/spans-of.ts'
import type { Paint } from './display-list.ts'
import { buildPaint } from './fill.ts'

/** How a span of a text is drawn. */
export interface SpanInk {
  /** `undefined` when nothing of it would be seen. */
  readonly paint: Paint | undefined
  /** What shows through the ink, which is then black. */
  readonly picture: ResolvedImageFill | undefined
  readonly decoration: ResolvedText['decoration']
  readonly link: string | undefined
}

/** The ink of each span, in order; a gradient spans the layer's box, not each line or span. */
export function listSpanInks(layer: ResolvedText, rect: Rect): readonly SpanInk[] {
  return spansOf(layer).map(({ fill, decoration, link }) => ({
    ...(fill.type === 'image'
      ? { paint: { type: 'solid', color: BLACK }, picture: fill }
      : { paint: buildPaint(fill, rect), picture: undefined }),
    decoration,
    link,
  }))
}
