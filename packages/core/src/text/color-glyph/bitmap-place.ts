/** Where the bitmap of a glyph lies. */
export interface BitmapPlace {
  readonly pxPerEm: number
  /** Px from the glyph's origin to the bitmap's left edge, and up to its lower edge. */
  readonly x: number
  readonly y: number
}
