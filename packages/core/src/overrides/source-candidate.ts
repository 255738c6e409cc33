/** A source that may be drawn, in the order in which they are tried. */
export interface SourceCandidate {
  /** `https:`, `data:`, `asset:`, or a file path, as written. */
  readonly source: string
  readonly from: 'override' | 'fallback' | 'layer'
}
