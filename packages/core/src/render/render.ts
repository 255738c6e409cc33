import { encode } from '../encode/encode.ts'
import { buildDisplayList } from '../paint/build-display-list.ts'
import { buildReceipt } from './build-receipt.ts'
import { layoutOrder } from './layout-order.ts'
import type { RenderOrder } from './render-order.ts'
import type { RenderResult } from './render-result.ts'
import { withRenderRun } from './render-run.ts'
import type { RenderTools } from './render-tools.ts'

/** The whole line: an order becomes an image, and a receipt of how. */
export function render(order: RenderOrder, tools: RenderTools): Promise<RenderResult> {
  return withRenderRun(order, tools, async (run) => {
    const { deadline, stopwatch } = run
    const laidOut = await layoutOrder(order, run)
    const { tree, resolved, output } = laidOut

    const words = { title: resolved.title, description: resolved.alt }
    const list = buildDisplayList({ tree, ...words, scale: output.scale })
    deadline.check()
    stopwatch.lap('paint')

    const { signal, check } = deadline
    const image = await encode(list, output, { ...tools.encoders, signal, check })
    deadline.check()
    stopwatch.lap('encode')

    const receipt = buildReceipt({ ...laidOut, size: image, timings: stopwatch.read() })
    return { ...image, receipt }
  })
}
