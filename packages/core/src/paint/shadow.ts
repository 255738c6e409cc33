import { BLACK } from '../foundation/rgba.ts'
import type { ResolvedShadow } from '../overrides/resolved-template.ts'
import type { RectGeometry } from './border.ts'
import { buildFill } from './build-fill.ts'
import type { Brush, PaintNode, ShadowDrawing } from './paint-node.ts'
import { outsetRect, uniteRects } from './rect-algebra.ts'

/** Standard deviations after which a Gaussian has faded below one part in 300. */
export const REACH_SIGMAS = 3

/**
 * The shadows of a box, as CSS `box-shadow`: cast by the box itself whatever it is filled with, and
 * left out under it. In paint order: CSS puts the first on top.
 */
export function paintBoxShadows(
  box: RectGeometry,
  shadows: readonly ResolvedShadow[],
  brush: Brush,
): readonly ShadowDrawing[] {
  if (shadows.length === 0) return []
  const casters = buildFill(box, { type: 'solid', color: BLACK }, brush)
  const except = { geometry: box, transform: brush.transform }
  return shadows
    .filter((shadow) => shadow.x !== 0 || shadow.y !== 0 || shadow.blur > 0)
    .flatMap((shadow) => castShadow(shadow, casters, brush).map((cast) => ({ ...cast, except })))
    .reverse()
}

/**
 * The shadows of any outline, as CSS `drop-shadow()` or `text-shadow`: seen through what casts them.
 * In paint order: CSS puts the first on top.
 */
export function paintDropShadows(
  casters: readonly PaintNode[],
  shadows: readonly ResolvedShadow[],
  brush: Brush,
): readonly ShadowDrawing[] {
  return shadows.flatMap((shadow) => castShadow(shadow, casters, brush)).reverse()
}

function castShadow(
  shadow: ResolvedShadow,
  casters: readonly PaintNode[],
  brush: Brush,
): readonly ShadowDrawing[] {
  const ink = uniteRects(casters.map((caster) => caster.bounds))
  if (ink === undefined || shadow.color.a <= 0) return []
  // A rotated layer takes the direction of its shadow with it, as under CSS `transform`.
  const { a, b, c, d } = brush.transform ?? { a: 1, b: 0, c: 0, d: 1 }
  const x = a * shadow.x + c * shadow.y
  const y = b * shadow.x + d * shadow.y
  const sigma = shadow.blur / 2
  const bounds = outsetRect({ ...ink, x: ink.x + x, y: ink.y + y }, REACH_SIGMAS * sigma)
  return [
    {
      kind: 'shadow',
      path: brush.path,
      volatile: brush.volatile,
      bounds,
      casters,
      x,
      y,
      sigma,
      color: shadow.color,
      except: undefined,
    },
  ]
}
