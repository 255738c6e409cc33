import type { PathBuilder } from '../foundation/path.ts'
import type { ModuleMatrix } from '../layout/symbols/module-matrix.ts'
import { QUARTER_ARM } from './rounded-rect-path.ts'

/** Where the modules of a matrix lie: one edge more than there are columns and rows. Page px. */
export interface ModuleGrid {
  readonly xs: Float64Array
  readonly ys: Float64Array
}

export interface OutlineOptions {
  /** Corners that point outward, rounded as far as a single module allows. */
  readonly corners: 'sharp' | 'round'
}

/** East, south, west, north. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const

/**
 * Adds the outline of all dark modules to a path: each island clockwise, each hole the other way.
 *
 * Modules that touch are one area, so that no seam can show between them; such that touch at a corner
 * only are two. Linear in the modules and the edges between dark and light.
 */
export function addModuleOutline(
  builder: PathBuilder,
  matrix: ModuleMatrix,
  grid: ModuleGrid & OutlineOptions,
): void {
  const { columns, rows } = matrix
  // Every outline has an edge that runs east along the top of a dark module.
  const walked = new Uint8Array(columns * rows)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if (!isDark(matrix, x, y) || isDark(matrix, x, y - 1) || walked[y * columns + x]) continue
      addContour(builder, walkAround(matrix, { x, y }, walked), grid)
    }
  }
}

/** A corner of an outline, in modules, and the directions in which it is reached and left. */
interface Corner {
  readonly x: number
  readonly y: number
  readonly from: number
  readonly to: number
}

function isDark({ columns, rows, modules }: ModuleMatrix, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < columns && y < rows && modules[y * columns + x] === 1
}

/** Follows the edge with the dark modules to its right. */
function walkAround(
  matrix: ModuleMatrix,
  start: { readonly x: number; readonly y: number },
  walked: Uint8Array,
): readonly Corner[] {
  const corners: Corner[] = []
  let { x, y } = start
  let heading = 0
  do {
    if (heading === 0) walked[y * matrix.columns + x] = 1
    const [stepX, stepY] = STEPS[heading] ?? STEPS[0]
    x += stepX
    y += stepY
    const turn = findTurn(matrix, { x, y }, heading)
    const next = (heading + turn) % 4
    if (turn !== 0) corners.push({ x, y, from: heading, to: next })
    heading = next
  } while (x !== start.x || y !== start.y || heading !== 0)
  return corners
}

/** Quarter turns at a corner: to the right where nothing dark is ahead on that side. */
function findTurn(
  matrix: ModuleMatrix,
  { x, y }: { readonly x: number; readonly y: number },
  heading: number,
): number {
  const [stepX, stepY] = STEPS[heading] ?? STEPS[0]
  const [sideX, sideY] = STEPS[(heading + 1) % 4] ?? STEPS[0]
  // The module that lies from a corner in a diagonal direction.
  const isDarkAt = (alongX: number, alongY: number) =>
    isDark(matrix, x + (alongX > 0 ? 0 : -1), y + (alongY > 0 ? 0 : -1))
  if (!isDarkAt(stepX + sideX, stepY + sideY)) return 1
  return isDarkAt(stepX - sideX, stepY - sideY) ? 3 : 0
}

function addContour(
  builder: PathBuilder,
  corners: readonly Corner[],
  { xs, ys, corners: style }: ModuleGrid & OutlineOptions,
): void {
  for (const [index, corner] of corners.entries()) {
    const isOutward = (corner.from + 1) % 4 === corner.to
    const x = xs[corner.x] ?? 0
    const y = ys[corner.y] ?? 0
    const arc = style === 'round' && isOutward ? roundCorner(corner, { xs, ys }) : undefined
    const start = arc?.start ?? { x, y }
    if (index === 0) builder.moveTo(start.x, start.y)
    else builder.lineTo(start.x, start.y)
    if (arc !== undefined) builder.cubicTo(...arc.curve)
  }
  builder.close()
}

/** A quarter circle in the module that a corner belongs to. */
function roundCorner(corner: Corner, grid: ModuleGrid) {
  const x = grid.xs[corner.x] ?? 0
  const y = grid.ys[corner.y] ?? 0
  const [inX, inY] = STEPS[corner.from] ?? STEPS[0]
  const [outX, outY] = STEPS[corner.to] ?? STEPS[0]
  const back = halfModule(corner, [-inX, -inY], grid)
  const ahead = halfModule(corner, [outX, outY], grid)
  const start = { x: x - inX * back, y: y - inY * back }
  const end = { x: x + outX * ahead, y: y + outY * ahead }
  const gap = 1 - QUARTER_ARM
  const curve = [
    x - inX * back * gap,
    y - inY * back * gap,
    x + outX * ahead * gap,
    y + outY * ahead * gap,
    end.x,
    end.y,
  ] as const
  return { start, curve }
}

function halfModule(
  { x, y }: Corner,
  [stepX, stepY]: readonly [number, number],
  { xs, ys }: ModuleGrid,
): number {
  const width = Math.abs((xs[x + stepX] ?? 0) - (xs[x] ?? 0))
  const height = Math.abs((ys[y + stepY] ?? 0) - (ys[y] ?? 0))
  return (stepX === 0 ? height : width) / 2
}
