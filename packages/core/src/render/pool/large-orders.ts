import { countPixels } from '../count-pixels.ts'
import type { RenderLine } from '../render-line.ts'

/** Device px from which a canvas is large: its pixels take longer than the way to another thread. */
const LARGE_PIXELS = 2_000_000

/**
 * A line for the program's own renders: large ones go to the pool, but for the first.
 *
 * A script that draws one large picture would wait longer for a thread to start than the thread saves.
 */
export function createLargeOrderLine(local: RenderLine, pool: RenderLine): RenderLine {
  let hasDrawnLarge = false
  return {
    render: (order) => {
      if (countPixels(order) < LARGE_PIXELS) return local.render(order)
      const line = hasDrawnLarge ? pool : local
      hasDrawnLarge = true
      return line.render(order)
    },
    validate: (order) => local.validate(order),
    measure: (order) => local.measure(order),
  }
}
