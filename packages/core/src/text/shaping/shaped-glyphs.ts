/** Glyphs of one stretch of text in one font, in visual order; all arrays are equally long. */
export interface ShapedGlyphs {
  readonly glyphIds: Uint32Array
  /** UTF-16 offset of each glyph's cluster from the start of the stretch. */
  readonly clusters: Uint32Array
  /** Font units. */
  readonly advances: Int32Array
  /** Font units from the glyph's own place. */
  readonly xOffsets: Int32Array
  /** Font units, y up. */
  readonly yOffsets: Int32Array
  /** 1 where both sides look different when the text is cut in front of the cluster. */
  readonly unsafeToBreak: Uint8Array
}
