import { type Matrix, multiply } from '../../foundation/matrix.ts'
import type { ColorGlyphsCommand, Command } from '../../paint/display-list.ts'
import type { Projection } from './projection.ts'
import { isUpright } from './upright.ts'

/** Device px per em up to which glyphs stand on whole px down and quarters across, as text does. */
const LARGEST_ON_GRID = 256

/** What a glyph draws, and where. */
export interface PlacedDrawing {
  readonly drawing: readonly Command[]
  /** From the px of the drawing to device px. */
  readonly matrix: Matrix
}

/** Where the glyphs of a command are drawn, those that draw nothing left out. */
export function* placeColorGlyphs(
  command: ColorGlyphsCommand,
  { matrix }: Pick<Projection, 'matrix'>,
): Generator<PlacedDrawing> {
  const { glyphIds, xs, ys, drawings, transform } = command
  const toDevice = transform === undefined ? matrix : multiply(matrix, transform)
  const isSmall = Math.hypot(toDevice.c, toDevice.d) * command.fontSize <= LARGEST_ON_GRID
  const onGrid = isSmall && isUpright(toDevice)
  for (const [index, glyphId] of glyphIds.entries()) {
    const drawing = drawings.get(glyphId)
    if (drawing === undefined || drawing.length === 0) continue
    const moved = { a: 1, b: 0, c: 0, d: 1, e: xs[index] ?? 0, f: ys[index] ?? 0 }
    const placed = multiply(toDevice, moved)
    const onWhole = { e: Math.floor(placed.e * 4 + 0.5) / 4, f: Math.round(placed.f) }
    yield { drawing, matrix: onGrid ? { ...placed, ...onWhole } : placed }
  }
}
