import type { Length } from '../overrides/resolved-frame.ts'
import { resolveLength } from './resolve-length.ts'

/** Px of two margins, of which `auto` ones come out of what is left over. */
export function sumMargins(start: Length | 'auto', end: Length | 'auto', basePx: number): number {
  return toPx(start, basePx) + toPx(end, basePx)
}

function toPx(margin: Length | 'auto', basePx: number): number {
  return margin === 'auto' ? 0 : resolveLength(margin, basePx)
}
