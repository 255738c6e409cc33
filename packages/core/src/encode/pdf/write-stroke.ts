import { IDENTITY, type Matrix } from '../../foundation/matrix.ts'
import type { StrokeCommand } from '../../paint/display-list.ts'
import { writeGeometry } from './write-path.ts'
import { writeNumber, writeNumbers } from './write-value.ts'

/** Codes of ISO 32000-1, tables 54 and 55. */
const CAPS = { butt: 0, round: 1, square: 2 } as const
const JOINS = { miter: 0, round: 1, bevel: 2 } as const

/** Draws along a geometry, in its own px. @param matrix From these to points. */
export function writeStroke({ geometry, stroke }: StrokeCommand, matrix: Matrix): string {
  const { a, b, c, d, e, f } = matrix
  const { width, dash, cap, join, miterLimit } = stroke
  const lines = [
    `${writeNumbers([a, b, c, d, e, f], 6)} cm`,
    `${writeNumber(width)} w`,
    `${CAPS[cap]} J`,
    `${JOINS[join]} j`,
    `${writeNumber(Math.max(1, miterLimit))} M`,
  ]
  // An odd list is taken over and over, so that gaps become dashes: as in SVG.
  if (dash.length > 0) lines.push(`[${writeNumbers(dash)}] 0 d`)
  return `${lines.join('\n')}\n${writeGeometry(geometry, IDENTITY)}S\n`
}
