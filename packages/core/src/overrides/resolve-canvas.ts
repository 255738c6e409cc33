import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import type { CompiledTemplate } from './compiled-template.ts'
import type { ResolvedCanvas } from './resolved-template.ts'

/** The size that an order asks for. */
export interface CanvasOrder {
  /** CSS px, whole. Default: the template's; with `resize: 'scale'`, in proportion to `height`. */
  readonly width?: number | undefined
  /** CSS px, whole. Default: the template's; with `resize: 'scale'`, in proportion to `width`. */
  readonly height?: number | undefined
}

/**
 * The canvas of one render.
 *
 * `resize: 'layout'` gives the canvas the size of the order, in which frames find their places anew.
 * `resize: 'scale'` keeps every authored px and enlarges all alike by `zoom`, the largest factor at
 * which the authored canvas fits into the order; where the order has another shape, the canvas
 * grows along one axis, to the right or to the bottom.
 *
 * @throws {PlatenError} `out_of_range`, `invalid_type`, `canvas_too_large`.
 */
export function resolveCanvas(
  { template, background, limits }: CompiledTemplate,
  order: CanvasOrder,
): ResolvedCanvas {
  assertSide(order.width, 'width', limits)
  assertSide(order.height, 'height', limits)
  const { canvas } = template
  if (template.resize === 'layout') {
    const { width = canvas.width, height = canvas.height } = order
    assertArea(width, height, limits)
    return { width, height, zoom: 1, background }
  }
  const zoomX = order.width === undefined ? Number.POSITIVE_INFINITY : order.width / canvas.width
  const zoomY = order.height === undefined ? Number.POSITIVE_INFINITY : order.height / canvas.height
  const fitting = Math.min(zoomX, zoomY)
  const zoom = Number.isFinite(fitting) ? fitting : 1
  const width = order.width === undefined ? canvas.width : order.width / zoom
  const height = order.height === undefined ? canvas.height : order.height / zoom
  assertArea(width * zoom, height * zoom, limits)
  return { width, height, zoom, background }
}

function assertSide(side: number | undefined, name: 'width' | 'height', limits: Limits): void {
  if (side === undefined) return
  const pointer = `/${name}`
  if (typeof side !== 'number' || Number.isNaN(side)) {
    throw new PlatenError('invalid_type', `"${name}" must be a whole number of px.`, { pointer })
  }
  if (Number.isInteger(side) && side >= 1 && side <= limits.outputSide) return
  const code = side > limits.outputSide ? 'canvas_too_large' : 'out_of_range'
  const detail = `"${name}" must be a whole number of px from 1 to ${limits.outputSide}, but is ${side}.`
  throw new PlatenError(code, detail, { pointer })
}

/** Orders in proportion may pass the side limit too: a canvas of 1 × 1,000 that is 16,000 wide. */
function assertArea(width: number, height: number, limits: Limits): void {
  const { outputSide, outputPixels } = limits
  if (Math.max(width, height) <= outputSide && width * height <= outputPixels) return
  throw new PlatenError(
    'canvas_too_large',
    `The canvas would be ${Math.round(width)} × ${Math.round(height)} px; at most ${outputSide} px a side and ${outputPixels} px in all are drawn.`,
    { pointer: '/width' },
  )
}
