import type { Length } from '../overrides/resolved-frame.ts'

/** Px of a length; a share is taken of `basePx`. Never NaN or infinite. */
export function resolveLength(length: Length, basePx: number): number {
  const px = typeof length === 'number' ? length : (Number.parseFloat(length) / 100) * basePx
  return Number.isFinite(px) ? px : 0
}

/** As `resolveLength`, for a length that may be absent. */
export function findLength(length: Length | undefined, basePx: number): number | undefined {
  return length === undefined ? undefined : resolveLength(length, basePx)
}

/** Px of a length when nothing is known of what its share is taken of. */
export function findAbsoluteLength(length: Length | 'auto' | undefined): number | undefined {
  return typeof length === 'number' ? length : undefined
}
