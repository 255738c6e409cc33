/** What of a picture is worth seeing, on a picture reduced to at most 96 px a side. */
export interface FocusProfile {
  /** Worth of each column, from the left; at least one, none below 0. */
  readonly columns: Float64Array
  /** Worth of each row, from the top; at least one, none below 0. */
  readonly rows: Float64Array
}

/** By which a part of a picture is chosen: what stands out, or where there is most to see. */
export type FocusStrategy = 'attention' | 'entropy'

/** A small picture, straight RGBA. */
export interface Thumbnail {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Sums the worth of px along both axes. */
export function sumWorth(worth: Float64Array, { width, height }: Thumbnail): FocusProfile {
  const columns = new Float64Array(width)
  const rows = new Float64Array(height)
  for (const [index, value] of worth.entries()) {
    const x = index % width
    const y = (index - x) / width
    columns[x] = (columns[x] ?? 0) + value
    rows[y] = (rows[y] ?? 0) + value
  }
  return { columns, rows }
}
