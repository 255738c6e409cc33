import type { Rect } from '../foundation/geometry.ts'
import { rotation } from '../foundation/matrix.ts'
import type { ResolvedFill } from '../overrides/resolved-fill.ts'
import type { Paint } from './display-list.ts'

/** Fills that are a colour for each point; pictures are drawn by `paintFill`. */
export type PaintFill = Exclude<ResolvedFill, { readonly type: 'image' }>

type FillOf<Type extends ResolvedFill['type']> = Extract<ResolvedFill, { readonly type: Type }>

const CENTRE = { x: 0, y: 0 }

/**
 * Gives a fill its place on the page: gradients span `box` as CSS gradients span theirs.
 *
 * `undefined` when nothing of it would be seen.
 */
export function buildPaint(fill: PaintFill, box: Rect): Paint | undefined {
  const paint = place(fill, box)
  return paint === undefined || isTransparent(paint) ? undefined : paint
}

export function isTransparent(paint: Paint): boolean {
  if (paint.type === 'solid') return paint.color.a <= 0
  return paint.stops.every((stop) => stop.color.a <= 0)
}

export function isOpaque(paint: Paint): boolean {
  if (paint.type === 'solid') return paint.color.a >= 1
  return paint.stops.every((stop) => stop.color.a >= 1)
}

/** Whether a fill covers all that it fills. */
export function isOpaqueFill(fill: PaintFill): boolean {
  return fill.type === 'solid' ? fill.color.a >= 1 : fill.stops.every(({ color }) => color.a >= 1)
}

function place(fill: PaintFill, box: Rect): Paint | undefined {
  if (fill.type === 'solid') return fill
  const last = fill.stops.at(-1)
  if (last === undefined) return undefined
  const gradient = placeGradient(fill, box)
  // A gradient of no extent is all beyond its end (CSS Images 3, sections 3.1 and 3.2).
  return gradient ?? { type: 'solid', color: last.color }
}

function placeGradient(fill: Exclude<PaintFill, { type: 'solid' }>, box: Rect): Paint | undefined {
  switch (fill.type) {
    case 'linear':
      return placeLinear(fill, box)
    case 'radial':
      return placeRadial(fill, box)
    case 'conic':
      return placeConic(fill, box)
  }
}

/** CSS Images 4, section 3.7. */
function placeConic(fill: FillOf<'conic'>, box: Rect): Paint | undefined {
  if (fill.stops.length < 2) return undefined
  return {
    type: 'conic',
    centerX: box.x + fill.centerX * box.width,
    centerY: box.y + fill.centerY * box.height,
    angleDeg: fill.angleDeg,
    stops: fill.stops,
  }
}

/** CSS Images 3, section 3.1.2: the line is as long as lets its ends reach the box's corners. */
function placeLinear(fill: FillOf<'linear'>, box: Rect): Paint | undefined {
  if (fill.stops.length < 2) return undefined
  // Turns "up", (0, -1), clockwise; exact at right angles.
  const turn = rotation(fill.angleDeg, CENTRE)
  const directionX = -turn.c
  const directionY = -turn.d
  const half = (Math.abs(box.width * directionX) + Math.abs(box.height * directionY)) / 2
  if (half === 0) return undefined
  const centerX = box.x + box.width / 2
  const centerY = box.y + box.height / 2
  return {
    type: 'linear',
    x1: centerX - directionX * half,
    y1: centerY - directionY * half,
    x2: centerX + directionX * half,
    y2: centerY + directionY * half,
    stops: fill.stops,
  }
}

/** CSS Images 3, section 3.2.1: `farthest-corner` keeps the proportions of `farthest-side`. */
function placeRadial(fill: FillOf<'radial'>, box: Rect): Paint | undefined {
  if (fill.stops.length < 2) return undefined
  const factor = Math.SQRT2 * fill.radius
  const radiusX = Math.max(fill.centerX, 1 - fill.centerX) * box.width * factor
  const radiusY = Math.max(fill.centerY, 1 - fill.centerY) * box.height * factor
  if (!(radiusX > 0 && radiusY > 0)) return undefined
  return {
    type: 'radial',
    centerX: box.x + fill.centerX * box.width,
    centerY: box.y + fill.centerY * box.height,
    radiusX,
    radiusY,
    stops: fill.stops,
  }
}
