import type { Matrix } from '../../foundation/matrix.ts'

/** Whether rectangles stay upright rectangles, neither turned nor slanted. */
export function isUpright(matrix: Matrix): boolean {
  return matrix.b === 0 && matrix.c === 0
}

/**
 * Takes a coordinate for the whole px that it misses only by rounding, as 0.1 · 3 · 10 misses 3.
 * Otherwise an edge meant to be sharp would bleed into the next pixel.
 */
export function snapEdge(edge: number): number {
  const whole = Math.round(edge)
  return Math.abs(edge - whole) < 1e-6 ? whole : edge
}
