import type { Size } from '../foundation/geometry.ts'
import { assertRequired } from './assert-required.ts'
import { buildReceipt } from './build-receipt.ts'
import type { PageAccount } from './describe-page.ts'
import { judgePage } from './judge-page.ts'
import { layoutOrder } from './layout-order.ts'
import { listPageOrders } from './list-page-orders.ts'
import { outputSize } from './output-size.ts'
import { paintOrder } from './paint-order.ts'
import type { Receipt } from './receipt.ts'
import type { RenderOrder } from './render-order.ts'
import { withRenderRun } from './render-run.ts'
import type { RenderTools } from './render-tools.ts'

/** The receipt that a render of the order would have; the line ends before any pixel is drawn. */
export function validate(order: RenderOrder, tools: RenderTools): Promise<Receipt> {
  return withRenderRun(order, tools, async (run) => {
    const pages: PageAccount[] = []
    let size: Size | undefined
    // Only contrast asks for drawing commands.
    const isPainted = order.template.template.require?.contrast !== undefined
    for (const pageOrder of listPageOrders(order)) {
      const page = await (isPainted ? paintOrder : layoutOrder)(pageOrder, run)
      size ??= outputSize(page)
      pages.push(await judgePage(page, run, 'leave'))
    }
    const account = { pages, size: size ?? NO_SIZE, timings: run.stopwatch.read() }
    assertRequired(account)
    return buildReceipt(account)
  })
}

const NO_SIZE: Size = { width: 1, height: 1 }
