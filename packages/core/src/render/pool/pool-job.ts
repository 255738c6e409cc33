import { createDeadline, type Deadline } from '../../foundation/deadline.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { readMonotonicMs } from '../../foundation/monotonic-clock.ts'
import type { LineOrder, RenderTask, TaskResult } from '../render-line.ts'

/** Threads that may end under a job before it is given up. */
const MOST_CRASHES = 2

export interface PoolJobOptions {
  readonly task: RenderTask
  readonly order: LineOrder
  /** Ends the job with its reason, as the order's own signal and deadline do. */
  readonly closing: AbortSignal
  /** Called when any of the three ends it. */
  readonly onAbort: (job: PoolJob) => void
}

/** An order on its way through the pool. It settles once: with its result, or with why there is none. */
export class PoolJob {
  readonly task: RenderTask
  readonly order: LineOrder
  readonly result: Promise<TaskResult<RenderTask>>
  readonly #deadline: Deadline
  #accept: (result: TaskResult<RenderTask>) => void = () => {}
  #refuse: (error: unknown) => void = () => {}
  #isSettled = false
  #crashes = 0

  constructor({ task, order, closing, onAbort }: PoolJobOptions) {
    this.task = task
    // The time in the queue counts.
    this.order = { ...order, startedAt: order.startedAt ?? readMonotonicMs() }
    this.result = new Promise((accept, refuse) => {
      this.#accept = accept
      this.#refuse = refuse
    })
    this.#deadline = createDeadline({ ...this.order, closing })
    const { signal } = this.#deadline
    if (signal.aborted) {
      this.fail(signal.reason)
      return
    }
    const abort = () => {
      this.fail(signal.reason)
      onAbort(this)
    }
    signal.addEventListener('abort', abort, { once: true })
  }

  /** Nobody waits for it any more. */
  get isSettled(): boolean {
    return this.#isSettled
  }

  succeed(result: TaskResult<RenderTask>): void {
    this.#settle()
    this.#accept(result)
  }

  fail(error: unknown): void {
    this.#settle()
    this.#refuse(error)
  }

  /**
   * Its thread ended under it, which may have been the fault of another job there.
   *
   * @returns Whether to try again in another thread.
   */
  survive(cause: unknown): boolean {
    this.#crashes += 1
    if (this.#isSettled) return false
    if (this.#crashes < MOST_CRASHES) return true
    const detail = `The thread that drew this ended before it was done, ${MOST_CRASHES} times.`
    this.fail(new PlatenError('internal', detail, { cause }))
    return false
  }

  #settle(): void {
    this.#isSettled = true
    this.#deadline.close()
  }
}
