import type { CornerRadii, Rect } from '../foundation/geometry.ts'
import { type Path, PathBuilder } from '../foundation/path.ts'
import type { ModuleMatrix } from '../layout/symbols/module-matrix.ts'
import { addModuleOutline, type ModuleGrid } from './module-outline.ts'
import { addRoundedRect } from './rounded-rect-path.ts'

type QrModules = 'square' | 'dot' | 'rounded'

/** Modules a side of a finder. */
const FINDER = 7
/**
 * Corner radius of a finder's frame, in modules; the inside follows at a constant thickness.
 * From 2.5 on, readers miss the corners of some codes.
 */
const FRAME_RADIUS = 2
/** Of the square in its middle, in modules. */
const EYE_RADIUS = { dot: 1.5, rounded: 1 } as const

/** The dark parts of a QR code as one path, to be filled by the even-odd rule. */
export function buildQrPath(
  matrix: ModuleMatrix,
  { xs, ys, style }: ModuleGrid & { readonly style: QrModules },
): Path {
  const builder = new PathBuilder()
  if (style === 'square') {
    addModuleOutline(builder, matrix, { xs, ys, corners: 'sharp' })
    return builder.build()
  }
  const rest = withoutFinders(matrix)
  if (style === 'rounded') addModuleOutline(builder, rest, { xs, ys, corners: 'round' })
  else addDots(builder, rest, { xs, ys })
  const last = matrix.columns - FINDER
  for (const [column, row] of [
    [0, 0],
    [last, 0],
    [0, last],
  ] as const) {
    const span = (inset: number) => spanOf({ xs, ys }, { column, row, inset })
    const module = span(0).width / FINDER
    const frame = FRAME_RADIUS * module
    addRoundedRect(builder, span(0), allCorners(frame))
    addRoundedRect(builder, span(1), allCorners(frame - module))
    addRoundedRect(builder, span(2), allCorners(EYE_RADIUS[style] * module))
  }
  return builder.build()
}

function withoutFinders({ columns, rows, modules }: ModuleMatrix): ModuleMatrix {
  const rest = modules.slice()
  const last = columns - FINDER
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const isLeft = x < FINDER
      const isAtFinder = (y < FINDER && (isLeft || x >= last)) || (y >= last && isLeft)
      if (isAtFinder) rest[y * columns + x] = 0
    }
  }
  return { columns, rows, modules: rest }
}

/** A disc for each dark module, as wide as the module. */
function addDots(builder: PathBuilder, matrix: ModuleMatrix, grid: ModuleGrid): void {
  for (const [index, module] of matrix.modules.entries()) {
    if (module === 0) continue
    const column = index % matrix.columns
    const row = (index - column) / matrix.columns
    const x = grid.xs[column] ?? 0
    const y = grid.ys[row] ?? 0
    const width = (grid.xs[column + 1] ?? 0) - x
    const height = (grid.ys[row + 1] ?? 0) - y
    const side = Math.min(width, height)
    const rect = {
      x: x + (width - side) / 2,
      y: y + (height - side) / 2,
      width: side,
      height: side,
    }
    addRoundedRect(builder, rect, allCorners(side / 2))
  }
}

/** A finder without the `inset` outer rings of its modules. */
function spanOf(
  { xs, ys }: ModuleGrid,
  { column, row, inset }: { readonly column: number; readonly row: number; readonly inset: number },
): Rect {
  const x = xs[column + inset] ?? 0
  const y = ys[row + inset] ?? 0
  return {
    x,
    y,
    width: (xs[column + FINDER - inset] ?? 0) - x,
    height: (ys[row + FINDER - inset] ?? 0) - y,
  }
}

function allCorners(radius: number): CornerRadii {
  return [radius, radius, radius, radius]
}
