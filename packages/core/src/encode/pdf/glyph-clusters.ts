import type { GlyphsCommand } from '../../paint/display-list.ts'

/** Glyphs that stand next to each other and draw the same characters. */
export interface GlyphCluster {
  /** Indexes of glyphs, `end` exclusive. */
  readonly start: number
  readonly end: number
  /** Empty for what stands for no character, such as an ellipsis. */
  readonly text: string
}

type Run = Pick<GlyphsCommand, 'glyphIds' | 'clusters' | 'text'>

/** The clusters of a run in the order of its glyphs, left to right. */
export function listClusters({ glyphIds, clusters, text }: Run): readonly GlyphCluster[] {
  const starts = [...new Set(clusters)].sort((a, b) => a - b)
  const ends = new Map(starts.map((start, index) => [start, starts[index + 1] ?? text.length]))
  const found: GlyphCluster[] = []
  let start = 0
  for (let index = 1; index <= glyphIds.length; index++) {
    const offset = clusters[start] ?? 0
    if (index < glyphIds.length && clusters[index] === offset) continue
    found.push({ start, end: index, text: text.slice(offset, ends.get(offset)) })
    start = index
  }
  return found
}
