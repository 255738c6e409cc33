import { PathBuilder } from '../foundation/path.ts'
import { BLACK } from '../foundation/rgba.ts'
import type { ResolvedShadow } from '../overrides/resolved-effects.ts'
import type { RectGeometry } from './border.ts'
import { buildFill } from './build-fill.ts'
import { clipNodes } from './clip-nodes.ts'
import { clampRadii, SQUARE, spreadRadii } from './corner-radius.ts'
import type { Geometry } from './display-list.ts'
import type { Brush, PaintNode, ShadowDrawing } from './paint-node.ts'
import { outsetRect, REACH_SIGMAS, uniteRects } from './rect-algebra.ts'
import { addRoundedRect } from './rounded-rect-path.ts'

/** Whatever its colour: only how opaque it is counts. */
const INK = { type: 'solid', color: BLACK } as const

/**
 * The outer shadows of a box, as CSS `box-shadow`: cast by the box itself whatever it is filled with,
 * and left out under it. In paint order: CSS puts the first on top.
 */
export function paintBoxShadows(
  box: RectGeometry,
  shadows: readonly ResolvedShadow[],
  brush: Brush,
): readonly ShadowDrawing[] {
  if (shadows.length === 0) return []
  const except = { geometry: box, transform: brush.transform }
  return shadows
    .filter(({ x, y, blur, spread, inset }) => !inset && (x !== 0 || y !== 0 || blur + spread > 0))
    .flatMap((shadow) => {
      const casters = buildFill(spreadBox(box, shadow.spread), INK, brush)
      return castShadow(shadow, casters, brush).map((cast) => ({ ...cast, except }))
    })
    .reverse()
}

/**
 * The inner shadows of a box: as if the box were cut out of a sheet, which throws a shadow into it.
 * In paint order: CSS puts the first on top.
 */
export function paintInsetShadows(
  box: RectGeometry,
  shadows: readonly ResolvedShadow[],
  brush: Brush,
): readonly PaintNode[] {
  return shadows
    .filter(({ inset }) => inset)
    .flatMap((shadow) => {
      const sheet = buildFill(cutSheet(box, shadow), INK, brush)
      return clipNodes(castShadow(shadow, sheet, brush), box, brush)
    })
    .reverse()
}

/** A sheet with a hole of the box's form, so wide that its outer edge is not seen in the box. */
function cutSheet(box: RectGeometry, { x, y, blur, spread }: ResolvedShadow): Geometry {
  const hole = spreadBox(box, -spread)
  const reach = (REACH_SIGMAS * blur) / 2 + Math.abs(x) + Math.abs(y) + 1
  const builder = new PathBuilder()
  addRoundedRect(builder, outsetRect(box.rect, reach), SQUARE)
  if (hole.rect.width > 0 && hole.rect.height > 0) addRoundedRect(builder, hole.rect, hole.radii)
  return { type: 'path', path: builder.build(), rule: 'evenodd' }
}

function spreadBox({ rect, radii }: RectGeometry, spread: number): RectGeometry {
  if (spread === 0) return { type: 'rect', rect, radii }
  const grown = outsetRect(rect, spread)
  return { type: 'rect', rect: grown, radii: clampRadii(spreadRadii(radii, spread), grown) }
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
