import { PlatenError } from '../foundation/errors.ts'
import { DEFAULT_ORGANISATION } from '../ports/organisation.ts'
import type { Stores } from '../ports/stores.ts'

/** Balancers give up after a few seconds; the answer must come before. */
const TIMEOUT_MS = 2_000

/**
 * Asks the stores for something small, and waits at most two seconds for it.
 *
 * @throws {PlatenError} `unavailable`, with what is amiss as its cause.
 */
export async function checkStores({ settings }: Pick<Stores, 'settings'>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_settle, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer in ${TIMEOUT_MS} ms.`)), TIMEOUT_MS)
  })
  try {
    await Promise.race([settings.get(DEFAULT_ORGANISATION), late])
  } catch (cause) {
    throw new PlatenError('unavailable', 'The stores cannot be read.', { cause })
  } finally {
    clearTimeout(timer)
  }
}
