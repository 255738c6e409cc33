/** Work that strangers' files ask for, done where it can be stopped: in processes that can be killed. */
export interface Sandbox {
  /**
   * Draws an SVG document that was checked.
   *
   * @returns Its pixels, row by row: red, green, blue and alpha, 8 bits each, not premultiplied.
   * @throws {PlatenError} `svg_unavailable`: no process can be started here; `render_deadline`: it took
   *   too long; `svg_too_complex`: it took too much memory, or ended its process; the signal's reason.
   * @throws {Error} What the renderer says of a document that it cannot read.
   */
  drawSvg(drawing: SvgDrawing, signal: AbortSignal): Promise<Uint8Array>
  /** Ends all work with `closed`, and all processes. */
  close(): Promise<void>
}

export interface SvgDrawing {
  /** Its root has `width` and `height`, px. */
  readonly markup: string
  /** Px of the result, which the drawing is stretched to fill. */
  readonly width: number
  readonly height: number
  /** Ceiling of the pixels of the document as it is. */
  readonly maxPixels: number
}
