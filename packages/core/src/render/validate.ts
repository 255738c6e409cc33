import { buildReceipt } from './build-receipt.ts'
import { layoutOrder } from './layout-order.ts'
import type { Receipt } from './receipt.ts'
import type { RenderOrder } from './render-order.ts'
import { withRenderRun } from './render-run.ts'
import type { RenderTools } from './render-tools.ts'

/** The receipt that a render of the order would have; the line ends after layout. */
export function validate(order: RenderOrder, tools: RenderTools): Promise<Receipt> {
  return withRenderRun(order, tools, async (run) => {
    const laidOut = await layoutOrder(order, run)
    const { canvas } = laidOut.resolved
    const { scale } = laidOut.output
    const size = {
      width: Math.max(1, Math.round(canvas.width * scale)),
      height: Math.max(1, Math.round(canvas.height * scale)),
    }
    return buildReceipt({ ...laidOut, size, timings: run.stopwatch.read() })
  })
}
