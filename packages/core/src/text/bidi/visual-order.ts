/**
 * The order, left to right, in which pieces of a line are drawn, as their indices (UAX #9, L2).
 *
 * @param levels One level per piece, in logical order.
 */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index)
  const highest = Math.max(0, ...levels)
  const odd = levels.filter((level) => level % 2 === 1)
  const lowestOdd = odd.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...odd)
  for (let level = highest; level >= lowestOdd; level--) reverseRuns(order, levels, level)
  return order
}

/** Reverses each longest stretch of pieces at `level` or above. */
function reverseRuns(order: number[], levels: readonly number[], level: number): void {
  for (let start = 0; start < order.length; start++) {
    if ((levels[order[start] ?? 0] ?? 0) < level) continue
    let end = start + 1
    while (end < order.length && (levels[order[end] ?? 0] ?? 0) >= level) end++
    const reversed = order.slice(start, end).reverse()
    order.splice(start, reversed.length, ...reversed)
    start = end
  }
}
