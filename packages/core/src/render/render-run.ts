import { createDeadline, type Deadline } from '../foundation/deadline.ts'
import type { RenderOrder } from './render-order.ts'
import type { RenderTools } from './render-tools.ts'
import { type Stopwatch, startStopwatch } from './stopwatch.ts'

/** One walk of an order along the line: its tools, its time, and what it took of it. */
export interface RenderRun {
  readonly tools: RenderTools
  readonly deadline: Deadline
  readonly stopwatch: Stopwatch
}

/** Begins the time of an order, and ends it when `walk` has, well or badly. */
export async function withRenderRun<Result>(
  order: Pick<RenderOrder, 'deadlineMs' | 'startedAt' | 'signal'>,
  tools: RenderTools,
  walk: (run: RenderRun) => Promise<Result>,
): Promise<Result> {
  const stopwatch = startStopwatch(tools.now)
  const deadline = createDeadline({ ...order, closing: tools.closing, now: tools.now })
  try {
    deadline.check()
    return await walk({ tools, deadline, stopwatch })
  } finally {
    deadline.close()
  }
}
