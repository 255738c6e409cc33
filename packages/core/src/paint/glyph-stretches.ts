import type { GlyphRun } from '../text/paragraph.ts'

/** Glyphs of a run that stand next to each other and are drawn alike. */
export interface GlyphStretch {
  /** Indexes of glyphs, `end` exclusive. */
  readonly from: number
  readonly to: number
  /** UTF-16 offsets of what they draw. */
  readonly textStart: number
  readonly textEnd: number
  readonly inColor: boolean
}

/** Clusters of one stretch in colour, so that no single drawing takes long. */
const MAX_CLUSTERS = 32

/**
 * Cuts a run into stretches of clusters with and without colours of their own, left to right.
 *
 * @param textEnd Where the text of the run ends.
 */
export function stretchesOf(run: GlyphRun, textEnd: number): readonly GlyphStretch[] {
  const { face, glyphIds, clusters } = run
  const starts = [...new Set(clusters)].sort((a, b) => a - b)
  if (!face.hasColors) {
    const textStart = starts[0] ?? 0
    return [{ from: 0, to: glyphIds.length, textStart, textEnd, inColor: false }]
  }
  const ends = new Map(starts.map((start, index) => [start, starts[index + 1] ?? textEnd]))
  const stretches: GlyphStretch[] = []
  let held = 0
  for (const cluster of clustersOf(run, ends)) {
    const last = stretches.at(-1)
    if (last?.inColor !== cluster.inColor || held >= MAX_CLUSTERS) {
      stretches.push(cluster)
      held = 1
      continue
    }
    stretches[stretches.length - 1] = {
      ...last,
      to: cluster.to,
      textStart: Math.min(last.textStart, cluster.textStart),
      textEnd: Math.max(last.textEnd, cluster.textEnd),
    }
    held++
  }
  return stretches
}

function* clustersOf(
  { face, glyphIds, clusters }: GlyphRun,
  ends: ReadonlyMap<number, number>,
): Generator<GlyphStretch> {
  let from = 0
  for (let to = 1; to <= glyphIds.length; to++) {
    const textStart = clusters[from] ?? 0
    if (to < glyphIds.length && clusters[to] === textStart) continue
    const inColor = glyphIds.subarray(from, to).some((id) => face.colorGlyph(id) !== undefined)
    yield { from, to, textStart, textEnd: ends.get(textStart) ?? textStart, inColor }
    from = to
  }
}
