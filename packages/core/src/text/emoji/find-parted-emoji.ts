import type { Item } from '../analyzed-text.ts'
import { emojiPresentation } from './emoji-presentation.ts'

/** Sequences that are told of; a text may hold thousands. */
const MAX_TOLD = 64

export interface ShapedSegment {
  readonly text: string
  readonly graphemes: Uint32Array
  readonly items: readonly Pick<Item, 'start' | 'end' | 'face' | 'shaped'>[]
}

/**
 * Adds the emoji that their font draws as several glyphs side by side: joined sequences that it does
 * not know.
 */
export function findPartedEmoji(segment: ShapedSegment, parted: Set<string>): void {
  for (const item of segment.items) {
    if (!item.face.hasColors) continue
    for (const [start, glyphs] of countGlyphs(item)) {
      if (glyphs < 2 || parted.size >= MAX_TOLD) continue
      const cluster = segment.text.slice(start, endOf(segment, start))
      if (emojiPresentation(cluster) === 'emoji') parted.add(cluster)
    }
  }
}

/** Glyphs that take room, by the offset at which their cluster starts. */
function countGlyphs({ start, shaped }: ShapedSegment['items'][number]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const [index, cluster] of shaped.clusters.entries()) {
    if (shaped.advances[index] === 0) continue
    counts.set(start + cluster, (counts.get(start + cluster) ?? 0) + 1)
  }
  return counts
}

/** Where the grapheme cluster that starts at an offset ends. */
function endOf({ text, graphemes }: ShapedSegment, start: number): number {
  let low = 0
  let high = graphemes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((graphemes[middle] ?? 0) <= start) low = middle + 1
    else high = middle
  }
  return graphemes[low] ?? text.length
}
