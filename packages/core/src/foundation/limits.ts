/** Ceilings that are checked before the work that they bound begins. */
export interface Limits {
  /** Bytes of a template or override document. Stops a body that is costly merely to parse. */
  readonly documentBytes: number
  /** Nesting of a template or override document. Stops stack overflows and a Yoga trap (at ~400). */
  readonly depth: number
  /** Layers as written in a template, over all pages. */
  readonly layers: number
  /** Layers after repeaters are expanded, over all pages. Counted before anything is expanded. */
  readonly nodes: number
  /** Items of one repeater. */
  readonly repeaterItems: number
  /** Characters (UTF-16 code units) of one text. */
  readonly textCharacters: number
  /** Characters (UTF-16 code units) of all texts of a render. */
  readonly renderCharacters: number
  /** Combining marks on one base character. */
  readonly marksPerCharacter: number
  /** Device px of the longer side of the output, after `scale`. WebP ends at 16,383. */
  readonly outputSide: number
  /** Device px of the whole output, after `scale`. */
  readonly outputPixels: number
  /** Factor from CSS px to device px. */
  readonly scale: number
  /** Distinct image, SVG and font sources of a render. */
  readonly sources: number
  /** Bytes of one image or SVG source, after HTTP decoding. */
  readonly sourceBytes: number
  /** Pixels of one decoded image source. Stops decompression bombs. */
  readonly sourcePixels: number
  /** Bytes of one SVG source. */
  readonly svgBytes: number
  /** Elements of one SVG source. */
  readonly svgElements: number
  /** Bytes of one font file as given. */
  readonly fontBytes: number
  /** Bytes of one font after WOFF or WOFF2 decoding. */
  readonly decodedFontBytes: number
  readonly pages: number
  /** Milliseconds for one render, waiting for sources included. */
  readonly deadlineMs: number
}

/** The defaults; each is an option of `createPlaten`. */
export const DEFAULT_LIMITS: Limits = {
  documentBytes: 1_000_000,
  depth: 64,
  layers: 500,
  nodes: 5_000,
  repeaterItems: 500,
  textCharacters: 10_000,
  renderCharacters: 50_000,
  marksPerCharacter: 32,
  outputSide: 16_383,
  outputPixels: 40_000_000,
  scale: 4,
  sources: 50,
  sourceBytes: 20_000_000,
  sourcePixels: 50_000_000,
  svgBytes: 512_000,
  svgElements: 20_000,
  fontBytes: 30_000_000,
  decodedFontBytes: 60_000_000,
  pages: 100,
  deadlineMs: 30_000,
}
