import { type FlexSizing, hypotheticalSize } from './resolve-flexible-lengths.ts'

export interface FlexLineInput {
  readonly sizings: readonly FlexSizing[]
  /** Main size of the container's content box. */
  readonly innerPx: number
  readonly gapPx: number
  readonly wraps: boolean
}

/** Half-open ranges of items, one for each flex line (CSS Flexbox 1, §9.3). */
export function breakFlexLines(
  input: FlexLineInput,
): readonly (readonly [start: number, end: number])[] {
  const { sizings, innerPx, gapPx, wraps } = input
  if (sizings.length === 0) return []
  const lines: [number, number][] = []
  let start = 0
  let usedPx = 0
  for (const [index, sizing] of sizings.entries()) {
    const outerPx = hypotheticalSize(sizing) + sizing.marginsPx
    const neededPx = index === start ? outerPx : usedPx + gapPx + outerPx
    if (wraps && index > start && neededPx > innerPx + ROUNDING_PX) {
      lines.push([start, index])
      start = index
      usedPx = outerPx
    } else {
      usedPx = neededPx
    }
  }
  lines.push([start, sizings.length])
  return lines
}

/** Sums of fractions that just fit must not break for the last bit. */
const ROUNDING_PX = 1e-3
