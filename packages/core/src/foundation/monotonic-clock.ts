/**
 * Milliseconds that never run backwards, from an arbitrary zero that all threads of this process share,
 * unlike that of `performance.now`.
 */
export function readMonotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
