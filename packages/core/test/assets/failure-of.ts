import { isPlatenError, type PlatenError } from '../../src/foundation/errors.ts'

/** The error that work ends with, which must be one of ours. */
export async function failureOf(work: Promise<unknown>): Promise<PlatenError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isPlatenError(error)) throw new Error(`no PlatenError but ${String(error)}`)
  return error
}
