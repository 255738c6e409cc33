import { median } from './median.ts'

/** A ratio of each round by itself, whose machine was the same for both sides. */
export interface RoundRatio {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** @param ours As many rounds as `theirs`, in the same order. */
export function pairRatios(theirs: readonly number[], ours: readonly number[]): RoundRatio {
  const ratios = theirs.map((value, round) => value / (ours[round] ?? Number.NaN))
  return { median: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) }
}
