import { PlatenError } from '../../foundation/errors.ts'

/** @throws {PlatenError} the reason of the abort, or `render_aborted` when it is of another kind. */
export function assertNotAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw toAbortError(signal)
}

/** What an aborted signal is reported as. */
export function toAbortError(signal: AbortSignal): PlatenError {
  if (signal.reason instanceof PlatenError) return signal.reason
  return new PlatenError('render_aborted', 'The render was aborted by its caller.', {
    cause: signal.reason,
  })
}
