import type { Size } from '../foundation/geometry.ts'
import type { LaidOutOrder } from './layout-order.ts'

/** Device px of the image that an order leads to. */
export function outputSize({ resolved, output }: LaidOutOrder): Size {
  const side = (length: number) => Math.max(1, Math.round(length * output.scale))
  return { width: side(resolved.canvas.width), height: side(resolved.canvas.height) }
}
