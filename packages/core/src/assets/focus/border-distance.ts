import type { Thumbnail } from './focus-profile.ts'

/** Scans that come close to the exact distance (section 3.2 of the paper). */
const SCANS = 4

/**
 * How far each px is from the border of the picture: the least that one channel has to rise and fall on a
 * way there (FastMBD; Zhang and others, Minimum Barrier Salient Object Detection, ICCV 2015). A backdrop
 * that changes slowly is near, what stands before it is far.
 */
export function measureBorderDistance(
  channel: Float64Array,
  { width, height }: Pick<Thumbnail, 'width' | 'height'>,
): Float64Array {
  const inside = listInside(width, height)
  const distance = new Float64Array(width * height)
  for (const at of inside) distance[at] = Number.POSITIVE_INFINITY
  const high = channel.slice()
  const low = channel.slice()
  const visit = (at: number, near: number) => {
    const value = channel[at] ?? 0
    const top = Math.max(high[near] ?? 0, value)
    const bottom = Math.min(low[near] ?? 0, value)
    if (top - bottom >= (distance[at] ?? 0)) return
    distance[at] = top - bottom
    high[at] = top
    low[at] = bottom
  }
  for (let scan = 0; scan < SCANS; scan++) {
    const before = scan % 2 === 0 ? -1 : 1
    for (const at of scan % 2 === 0 ? inside : inside.toReversed()) {
      visit(at, at + before)
      visit(at, at + before * width)
    }
  }
  return distance
}

/** All px but those of the border, from top to bottom. */
function listInside(width: number, height: number): Uint32Array {
  const inside: number[] = []
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) inside.push(y * width + x)
  }
  return Uint32Array.from(inside)
}
