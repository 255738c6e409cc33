/** A golden that did not match, as written to `<report>/cases/<name>.json` beside its pictures. */
export interface GoldenCase {
  readonly name: string
  readonly reason: 'missing' | 'size' | 'pixels'
  /** Absolute path of the golden that `accept` writes. */
  readonly goldenPath: string
  readonly differing: number
  readonly largest: number
}

/** Goldens are small, so that a reviewer sees every pixel and the repository stays light. */
export const GOLDEN_MAX_SIDE_PX = 300
export const GOLDEN_MAX_BYTES = 20 * 1024
