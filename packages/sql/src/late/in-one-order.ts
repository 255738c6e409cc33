/** In the order of their keys, which is that of all processes: two that write the same rows never wait for each other. */
export function inOneOrder<Value>(
  gathered: ReadonlyMap<string, Value>,
): (readonly [string, Value])[] {
  return [...gathered].sort(([a], [b]) => (a < b ? -1 : 1))
}
