import { listPages } from '../overrides/list-pages.ts'
import type { RenderOrder } from './render-order.ts'

/** An order for each page of the output: a PDF has all of them unless one is asked for. */
export function listPageOrders(order: RenderOrder): readonly RenderOrder[] {
  if (!hasAllPages(order)) return [order]
  return listPages(order.template, order.overrides).map((_, index) => ({
    ...order,
    page: index + 1,
  }))
}

/** Whether the output has every page of the template, rather than one. */
export function hasAllPages({ output, page }: Pick<RenderOrder, 'output' | 'page'>): boolean {
  return output.format === 'pdf' && page === undefined
}
