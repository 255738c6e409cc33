import { buildDisplayList } from '../paint/build-display-list.ts'
import type { DisplayList } from '../paint/display-list.ts'
import { findFocuses } from './find-focuses.ts'
import { type LaidOutOrder, layoutOrder } from './layout-order.ts'
import type { RenderOrder } from './render-order.ts'
import type { RenderRun } from './render-run.ts'

export interface PaintedOrder extends LaidOutOrder {
  readonly list: DisplayList
}

/** The line up to drawing commands, for one page. */
export async function paintOrder(order: RenderOrder, run: RenderRun): Promise<PaintedOrder> {
  const laidOut = await layoutOrder(order, run)
  const { tree, resolved, output } = laidOut
  const { title, alt: description, locale: language } = resolved
  const words = { title, description, language }
  const focusOf = await findFocuses(tree.boxes, run)
  const list = buildDisplayList({ tree, ...words, scale: output.scale, focusOf })
  run.deadline.check()
  run.stopwatch.lap('paint')
  return { ...laidOut, list }
}
