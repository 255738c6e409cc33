import { buildReceipt } from './build-receipt.ts'
import { describePage, type PageAccount } from './describe-page.ts'
import { layoutOrder } from './layout-order.ts'
import { listPageOrders } from './list-page-orders.ts'
import type { Receipt } from './receipt.ts'
import type { RenderOrder } from './render-order.ts'
import { withRenderRun } from './render-run.ts'
import type { RenderTools } from './render-tools.ts'

/** The receipt that a render of the order would have; the line ends after layout. */
export function validate(order: RenderOrder, tools: RenderTools): Promise<Receipt> {
  return withRenderRun(order, tools, async (run) => {
    const pages: PageAccount[] = []
    let size = { width: 1, height: 1 }
    for (const pageOrder of listPageOrders(order)) {
      const laidOut = await layoutOrder(pageOrder, run)
      const { canvas } = laidOut.resolved
      const { scale } = laidOut.output
      size = {
        width: Math.max(1, Math.round(canvas.width * scale)),
        height: Math.max(1, Math.round(canvas.height * scale)),
      }
      pages.push(describePage(laidOut))
    }
    return buildReceipt({ pages, size, timings: run.stopwatch.read() })
  })
}
