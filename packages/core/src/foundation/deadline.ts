import { PlatenError } from './errors.ts'
import { readMonotonicMs } from './monotonic-clock.ts'

/**
 * What bounds one render: the caller's signal and a time limit, as one.
 *
 * `signal` is handed to everything that waits; `check` is called between synchronous stages, since a
 * timer cannot fire while they run. `close` must be called when the render ends, so that no timer or
 * listener outlives it.
 */
export interface Deadline {
  readonly signal: AbortSignal
  /** Milliseconds left, never negative. */
  remainingMs(): number
  /** Throws `render_aborted` or `render_deadline` when the time is up. */
  check(): void
  close(): void
}

export interface DeadlineOptions {
  readonly deadlineMs: number
  /** The caller's; ends the render with `render_aborted`. */
  readonly signal?: AbortSignal | undefined
  /** Of whoever runs the render; ends it with this signal's own reason. */
  readonly closing?: AbortSignal | undefined
  /** Milliseconds of a monotonic clock; by default one that all threads share. */
  readonly now?: () => number
  /** By that clock; default now. Earlier for work that has waited for its turn. */
  readonly startedAt?: number | undefined
}

export function createDeadline(options: DeadlineOptions): Deadline {
  const { deadlineMs, signal: outer, closing, now = readMonotonicMs } = options
  const { startedAt = now() } = options
  const endsAt = startedAt + deadlineMs
  const controller = new AbortController()
  const tooLate = () =>
    new PlatenError('render_deadline', `The render did not finish within ${deadlineMs} ms.`)
  const aborted = () =>
    new PlatenError('render_aborted', 'The render was aborted by its caller.', {
      cause: outer?.reason,
    })
  // Not `AbortSignal.any`: what it makes stays on the list of a signal that outlives many renders.
  const unfollow = [
    follow(closing, () => controller.abort(closing?.reason)),
    follow(outer, () => controller.abort(aborted())),
  ]
  const timer = setTimeout(() => controller.abort(tooLate()), endsAt - now())
  timer.unref()
  return {
    signal: controller.signal,
    remainingMs: () => Math.max(0, endsAt - now()),
    check: () => {
      if (!controller.signal.aborted && now() >= endsAt) controller.abort(tooLate())
      if (controller.signal.aborted) throw controller.signal.reason
    },
    close: () => {
      clearTimeout(timer)
      for (const stop of unfollow) stop()
    },
  }
}

/** Calls once the signal has fired, which may be now; gives what takes the listener away. */
function follow(signal: AbortSignal | undefined, onAbort: () => void): () => void {
  if (signal?.aborted) onAbort()
  else signal?.addEventListener('abort', onAbort, { once: true })
  return () => signal?.removeEventListener('abort', onAbort)
}
