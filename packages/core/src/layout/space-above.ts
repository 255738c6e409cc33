import type { ResolvedText } from '../overrides/resolved-template.ts'

/** The share of the free height that lies above the lines. */
const SHARE_ABOVE: Readonly<Record<ResolvedText['verticalAlign'], number>> = {
  top: 0,
  middle: 0.5,
  bottom: 1,
}

/**
 * Px from the top of a text's box to its first line.
 *
 * @param freePx Height of the box less that of the lines; negative when they overflow, which they
 *   then do at the ends that the alignment leaves open.
 */
export function spaceAbove(layer: ResolvedText, freePx: number): number {
  return freePx * SHARE_ABOVE[layer.verticalAlign]
}
