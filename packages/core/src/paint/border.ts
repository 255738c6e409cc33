import { PathBuilder } from '../foundation/path.ts'
import type { ResolvedBorder } from '../overrides/resolved-effects.ts'
import { buildFill } from './build-fill.ts'
import { growRadii } from './corner-radius.ts'
import type { Geometry } from './display-list.ts'
import type { Brush, FillDrawing } from './paint-node.ts'
import { outsetRect } from './rect-algebra.ts'
import { addRoundedRect } from './rounded-rect-path.ts'

/** A rectangle with radii that fit it. */
export type RectGeometry = Extract<Geometry, { readonly type: 'rect' }>

/** The inner edge of a border (CSS padding box): radii are the outer less the width, at least 0. */
export function innerEdge(outer: RectGeometry, border: ResolvedBorder | undefined): RectGeometry {
  if (border === undefined || border.width === 0) return outer
  return {
    type: 'rect',
    rect: outsetRect(outer.rect, -border.width),
    radii: growRadii(outer.radii, -border.width),
  }
}

/** The ring between the two edges of a border; all of the box when the border fills it. */
export function paintBorder(
  outer: RectGeometry,
  border: ResolvedBorder | undefined,
  brush: Brush,
): readonly FillDrawing[] {
  if (border === undefined || border.width === 0) return []
  const inner = innerEdge(outer, border)
  const isRing = inner.rect.width > 0 && inner.rect.height > 0
  const geometry = isRing ? ringBetween(outer, inner) : outer
  return buildFill(geometry, { type: 'solid', color: border.color }, brush)
}

/**
 * Where a background is painted: up to the middle of an opaque border.
 *
 * CSS paints it to the outer edge, where both blend over the same edge pixels and the background
 * shows as a thin fringe around the border. Under an opaque border the difference is unseen.
 */
export function backgroundArea(
  outer: RectGeometry,
  border: ResolvedBorder | undefined,
): RectGeometry {
  if (border === undefined || border.color.a < 1 || border.width < 1) return outer
  return innerEdge(outer, { ...border, width: border.width / 2 })
}

/** Outer and inner edge as one path; even-odd, so the direction of the contours does not matter. */
function ringBetween(outer: RectGeometry, inner: RectGeometry): Geometry {
  const builder = new PathBuilder()
  addRoundedRect(builder, outer.rect, outer.radii)
  addRoundedRect(builder, inner.rect, inner.radii)
  return { type: 'path', path: builder.build(), rule: 'evenodd' }
}
