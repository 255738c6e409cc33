import { type Path, PathBuilder } from '../foundation/path.ts'
import { QUARTER_ARM } from './rounded-rect-path.ts'
import type { Corner } from './stack-outline.ts'

/**
 * A closed polygon of right angles with its corners rounded, outward and inward ones alike; where an
 * edge is too short for both of its corners, their radii shrink.
 */
export function roundCorners(corners: readonly Corner[], radius: number): Path {
  const builder = new PathBuilder()
  for (const [index, corner] of corners.entries()) {
    const before = corners.at(index - 1) ?? corner
    const after = corners[(index + 1) % corners.length] ?? corner
    const room = Math.min(distance(before, corner), distance(corner, after)) / 2
    const reach = Math.min(radius, room)
    const start = towards(corner, before, reach)
    const end = towards(corner, after, reach)
    if (index === 0) builder.moveTo(start.x, start.y)
    else builder.lineTo(start.x, start.y)
    if (reach <= 0) continue
    const arm = reach * (1 - QUARTER_ARM)
    const first = towards(corner, before, arm)
    const second = towards(corner, after, arm)
    builder.cubicTo(first.x, first.y, second.x, second.y, end.x, end.y)
  }
  return builder.close().build()
}

function distance(a: Corner, b: Corner): number {
  return Math.hypot(b.x - a.x, b.y - a.y)
}

/** The point on the way from one place to another, some px along it. */
function towards(from: Corner, to: Corner, px: number): Corner {
  const length = distance(from, to)
  if (length === 0) return from
  return {
    x: from.x + ((to.x - from.x) * px) / length,
    y: from.y + ((to.y - from.y) * px) / length,
  }
}
