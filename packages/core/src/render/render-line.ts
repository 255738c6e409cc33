import type { LoadGroup } from './load-group.ts'
import type { Measurement } from './measure.ts'
import type { Receipt } from './receipt.ts'
import type { RenderOrder } from './render-order.ts'
import type { RenderResult } from './render-result.ts'

export interface LineOrder extends RenderOrder {
  /** Whose orders share what they load. */
  readonly group?: LoadGroup | undefined
}

/** What can be made of an order, in whatever thread that happens; each as the function of its name. */
export interface RenderLine {
  render(order: LineOrder): Promise<RenderResult>
  validate(order: LineOrder): Promise<Receipt>
  measure(order: LineOrder): Promise<Measurement>
}

export type RenderTask = keyof RenderLine

/** What comes of each task. */
export type TaskResult<Task extends RenderTask> = Awaited<ReturnType<RenderLine[Task]>>
