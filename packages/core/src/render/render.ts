import { encode, encodePages } from '../encode/encode.ts'
import type { DisplayList } from '../paint/display-list.ts'
import { assertRequired } from './assert-required.ts'
import { buildReceipt } from './build-receipt.ts'
import { judgePage } from './judge-page.ts'
import { listPageOrders } from './list-page-orders.ts'
import { outputSize } from './output-size.ts'
import { paintOrder } from './paint-order.ts'
import type { RenderOrder } from './render-order.ts'
import type { RenderResult } from './render-result.ts'
import { withRenderRun } from './render-run.ts'
import type { RenderTools } from './render-tools.ts'

/** The whole line: an order becomes an image, or a file of several pages, and a receipt of how. */
export function render(order: RenderOrder, tools: RenderTools): Promise<RenderResult> {
  return withRenderRun(order, tools, async (run) => {
    const { deadline, stopwatch } = run
    const [firstOrder = order, ...moreOrders] = listPageOrders(order)
    const first = await paintOrder(firstOrder, run)
    const pages = [await judgePage(first, run, 'draw')]
    const isAlone = moreOrders.length === 0
    // What is refused need not be encoded; of several pages the others are still to be judged.
    if (isAlone) assertRequired({ pages, size: outputSize(first), timings: stopwatch.read() })

    // Each page is made when the one before is written, so that only one is held.
    async function* paintAll(): AsyncGenerator<DisplayList> {
      yield first.list
      for (const pageOrder of moreOrders) {
        stopwatch.lap('encode')
        const painted = await paintOrder(pageOrder, run)
        pages.push(await judgePage(painted, run, 'draw'))
        yield painted.list
      }
    }

    const { signal, check } = deadline
    const encodeTools = { ...tools.encoders, signal, check }
    const image = isAlone
      ? await encode(first.list, first.output, encodeTools)
      : await encodePages(paintAll(), first.output, encodeTools)
    deadline.check()
    stopwatch.lap('encode')

    const account = { pages, size: image, timings: stopwatch.read() }
    assertRequired(account)
    return { ...image, receipt: buildReceipt(account) }
  })
}
