import type { Item, Segment } from './analyzed-text.ts'

/** Index of the first number that is not below `wanted`. */
export function lowerBound(ascending: ArrayLike<number>, wanted: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the item that holds an offset; the last one's for the segment's end. */
export function findItem(items: readonly Item[], offset: number): number {
  let low = 0
  let high = items.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The item that holds the character in front of an offset. */
export function itemBefore(segment: Segment, offset: number): Item | undefined {
  return offset <= 0 ? undefined : segment.items[findItem(segment.items, offset - 1)]
}
