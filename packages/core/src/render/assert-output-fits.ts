import { PlatenError } from '../foundation/errors.ts'
import type { Size } from '../foundation/geometry.ts'
import type { Limits } from '../foundation/limits.ts'

/** Refuses an output that is too large before a pixel of it is allocated. `scale` is px per CSS px. */
export function assertOutputFits(canvas: Size, scale: number, limits: Limits): void {
  const width = Math.round(canvas.width * scale)
  const height = Math.round(canvas.height * scale)
  const { outputSide, outputPixels } = limits
  if (Math.max(width, height) <= outputSide && width * height <= outputPixels) return
  const megapixels = Math.round(outputPixels / 1_000_000)
  throw new PlatenError(
    'canvas_too_large',
    `The output would be ${width} × ${height} px; allowed are ${outputSide} px a side and ${megapixels} MP.`,
    { pointer: '/scale' },
  )
}
