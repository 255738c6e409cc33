import { resolveCanvas } from '../../overrides/resolve-canvas.ts'
import { hasAllPages } from '../list-page-orders.ts'
import type { LineOrder, RenderLine } from '../render-line.ts'

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
      if (!isLarge(order)) return local.render(order)
      const line = hasDrawnLarge ? pool : local
      hasDrawnLarge = true
      return line.render(order)
    },
    validate: (order) => local.validate(order),
    measure: (order) => local.measure(order),
  }
}

/** Of all pages that the template has, of which a repeater may make more. */
function isLarge(order: LineOrder): boolean {
  const { template, output } = order
  if (output.format === 'svg') return false
  const { width, height, zoom } = resolveCanvas(template, order)
  const pages = hasAllPages(order) ? template.template.pages.length : 1
  return width * height * (zoom * output.scale) ** 2 * pages >= LARGE_PIXELS
}
