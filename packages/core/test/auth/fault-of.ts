import { isPlatenError, type PlatenError } from '../../src/foundation/errors.ts'

/** The PlatenError that something throws; any other error passes on, and none is a failure. */
export async function faultOf(attempt: () => unknown): Promise<PlatenError> {
  try {
    await attempt()
  } catch (error) {
    if (isPlatenError(error)) return error
    throw error
  }
  throw new Error('Nothing was thrown.')
}
