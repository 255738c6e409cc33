import { deepFreeze } from '../foundation/deep-freeze.ts'

/**
 * A copy that nobody can change any more: what a store was given is its caller's, and what it gives
 * may be seen by many.
 */
export function keepRecord<Record extends object>(record: Record): Record {
  return deepFreeze(structuredClone(record))
}
