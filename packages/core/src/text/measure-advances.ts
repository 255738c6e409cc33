import type { Item } from './analyzed-text.ts'
import { needsGlyph } from './fonts/font-chain.ts'

/** Characters that part words, which `wordSpacing` widens (CSS Text 3, 8.1). */
const WORD_SEPARATOR = /[ \u00a0\u1361\u{10100}\u{10101}\u{1039f}\u{1091f}]/u

/** Px added after the cluster that starts at an offset, as `letter` and `word` spacing ask. */
export function spacingAfter(item: Item, text: string, offset: number): number {
  const { letterSpacingPx } = item
  const { wordSpacingPx } = item.span.style
  if (letterSpacingPx === 0 && wordSpacingPx === 0) return 0
  const codePoint = text.codePointAt(offset) ?? 0
  if (!needsGlyph(codePoint)) return 0
  const separates = wordSpacingPx !== 0 && WORD_SEPARATOR.test(String.fromCodePoint(codePoint))
  return letterSpacingPx + (separates ? wordSpacingPx : 0)
}

export interface Advances {
  /** Px from the start to each offset and to the end, tabs counted as nothing. */
  readonly prefixPx: Float64Array
  /** 1 where text may be cut and both sides stay as they are. */
  readonly safeToCut: Uint8Array
}

/** Adds up how far each offset of a segment is from its start. */
export function measureAdvances(items: readonly Item[], text: string): Advances {
  const prefixPx = new Float64Array(text.length + 1)
  const safeToCut = new Uint8Array(text.length + 1)
  safeToCut[text.length] = 1
  for (const item of items) {
    safeToCut[item.start] = 1
    addClusters(item, text, { prefixPx, safeToCut })
  }
  let sumPx = 0
  for (let offset = 0; offset < prefixPx.length; offset++) {
    sumPx += prefixPx[offset] ?? 0
    prefixPx[offset] = sumPx
  }
  return { prefixPx, safeToCut }
}

/** Puts the width of each cluster behind its first character. */
function addClusters(item: Item, text: string, { prefixPx, safeToCut }: Advances): void {
  const { clusters, advances, unsafeToBreak } = item.shaped
  let lastCluster = -1
  for (let index = 0; index < clusters.length; index++) {
    const cluster = clusters[index] ?? 0
    const offset = item.start + cluster
    let px = (advances[index] ?? 0) * item.pxPerUnit
    if (cluster !== lastCluster) {
      px += spacingAfter(item, text, offset)
      if (offset > item.start) safeToCut[offset] = unsafeToBreak[index] === 1 ? 0 : 1
      lastCluster = cluster
    }
    prefixPx[offset + 1] = (prefixPx[offset + 1] ?? 0) + px
  }
}
