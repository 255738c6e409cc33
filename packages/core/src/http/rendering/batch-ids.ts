import { createHash } from 'node:crypto'
import { createId } from '../../foundation/create-id.ts'

/** Orders in one batch. */
export const MAX_BATCH_SIZE = 100

/**
 * The id of a render of a batch: it follows from the id of the batch, which nobody can guess, and the
 * render's place in it. So a batch needs no record of its own, and its renders are found one by one.
 */
export function buildBatchRenderId(batchId: string, index: number): string {
  const digest = createHash('sha256').update(`${batchId}:${index}`).digest()
  return createId('rnd', (count) => digest.subarray(0, count))
}
