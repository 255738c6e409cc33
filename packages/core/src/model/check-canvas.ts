import type { ErrorDetail } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import type { Canvas } from './template.ts'

/** The canvas is one that can be drawn at scale 1. */
export function* checkCanvas({ width, height }: Canvas, limits: Limits): Iterable<ErrorDetail> {
  const { outputSide, outputPixels } = limits
  for (const [side, length] of Object.entries({ width, height })) {
    if (length <= outputSide) continue
    const detail = `"canvas.${side}" must be at most ${outputSide}, but is ${length}.`
    yield { pointer: `/canvas/${side}`, code: 'canvas_too_large', detail }
  }
  if (width * height <= outputPixels) return
  const detail = `The canvas has ${width} × ${height} = ${width * height} px, but may have ${outputPixels}.`
  yield { pointer: '/canvas', code: 'canvas_too_large', detail }
}
