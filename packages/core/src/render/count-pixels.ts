import { resolveCanvas } from '../overrides/resolve-canvas.ts'
import { hasAllPages } from './list-page-orders.ts'
import type { LineOrder } from './render-line.ts'

/**
 * Device px that are drawn for an order, over all pages that its template has, of which a repeater may
 * make more. None for an SVG.
 */
export function countPixels(order: LineOrder): number {
  const { template, output } = order
  if (output.format === 'svg') return 0
  const { width, height, zoom } = resolveCanvas(template, order)
  const pages = hasAllPages(order) ? template.template.pages.length : 1
  return width * height * (zoom * output.scale) ** 2 * pages
}
