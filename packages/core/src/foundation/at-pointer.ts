import { isPlatenError, PlatenError } from './errors.ts'

/**
 * Runs what reads a part of the body, and gives the pointers of its faults from the body's root.
 *
 * @param prefix JSON Pointer to the part, such as `/document`.
 */
export function atPointer<Result>(prefix: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    throw prefixPointers(error, prefix)
  }
}

/** The same error with pointers from the root of the body; what is no refusal of ours stays. */
export function prefixPointers(error: unknown, prefix: string): unknown {
  if (!isPlatenError(error)) return error
  const errors = error.errors.map((fault) => ({ ...fault, pointer: prefix + fault.pointer }))
  return new PlatenError(error.code, error.message, {
    pointer: prefix + (error.pointer ?? ''),
    cause: error,
    errors,
    retryAfterMs: error.retryAfterMs,
  })
}
