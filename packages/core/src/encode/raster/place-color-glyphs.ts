import { type Matrix, multiply } from '../../foundation/matrix.ts'
import type { ColorGlyphsCommand, Command } from '../../paint/display-list.ts'
import type { ColorGlyphCell } from './color-glyph-layers.ts'
import { clampToDevice } from './device-box.ts'
import type { Projection } from './projection.ts'
import { isUpright } from './upright.ts'

/** Device px per em up to which glyphs stand on whole px down and quarters across, as text does. */
const LARGEST_ON_GRID = 256

/** What a glyph draws, and where. */
export interface PlacedDrawing {
  readonly drawing: readonly Command[]
  /** From the px of the drawing to device px. */
  readonly matrix: Matrix
  /** Of a glyph that stands on the grid. */
  readonly cell: ColorGlyphCell | undefined
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
  const { face, colors, fontSize } = command
  const { r, g, b } = colors.foreground
  const { a, d } = toDevice
  const look = [face.digest, fontSize, a, d, r, g, b, colors.inShades].join('/')
  for (const [index, glyphId] of glyphIds.entries()) {
    const drawing = drawings.get(glyphId)
    if (drawing === undefined || drawing.length === 0) continue
    const moved = { a: 1, b: 0, c: 0, d: 1, e: xs[index] ?? 0, f: ys[index] ?? 0 }
    const placed = multiply(toDevice, moved)
    if (onGrid) yield { drawing, ...toGrid(placed, `${look}/${glyphId}`) }
    else yield { drawing, matrix: placed, cell: undefined }
  }
}

function toGrid(placed: Matrix, look: string): Pick<PlacedDrawing, 'matrix' | 'cell'> {
  const quarters = Math.floor(clampToDevice(placed.e) * 4 + 0.5)
  const left = Math.floor(quarters / 4)
  const top = Math.round(clampToDevice(placed.f))
  const quarter = quarters - 4 * left
  return {
    matrix: { ...placed, e: quarters / 4, f: top },
    cell: {
      key: `${look}/${quarter}`,
      left,
      top,
      matrix: { ...placed, e: quarter / 4, f: 0 },
    },
  }
}
