import type { Point } from '../foundation/geometry.ts'
import { type Position, parsePosition } from '../model/position.ts'

const CENTER: Point = { x: 0.5, y: 0.5 }

/** Shares of the box. The schema has let through only positions that can be read. */
export function resolvePosition(position: Position): Point {
  return parsePosition(position) ?? CENTER
}
