/** Filter types of PNG section 9.2, by their number; `adaptive` picks one of the five for each row. */
export const BAND_FILTERS = { none: 0, sub: 1, up: 2, average: 3, paeth: 4, adaptive: 5 } as const

export type BandFilter = keyof typeof BAND_FILTERS

/**
 * What deflate looks for: `runs` of one byte, all that filtered photographs repeat, or also long repeats
 * `everywhere` before, as gradients have them. The latter takes three times as long on a photograph.
 */
export type RepeatSearch = 'runs' | 'everywhere'

/**
 * What deflate makes its Huffman codes for: `all` literals, or a sample of `some`, which takes a fifth less
 * time and gives a photograph up to 15 thousandths more bytes.
 */
export type LiteralCounting = 'all' | 'some'

/** Some rows of an image. */
export interface RowSpan {
  /** The whole image, rows without padding. */
  readonly pixels: Uint8Array
  readonly rowBytes: number
  /** Bytes of one pixel: how far left a filter looks. */
  readonly pixelBytes: number
  readonly firstRow: number
  readonly rowCount: number
  /**
   * Whether the first row may be predicted from the row before it.
   *
   * When not, the span decodes on its own: its first row uses `none` or `sub` only.
   */
  readonly looksAbove: boolean
}

/**
 * The inner loops of the PNG encoder, in WebAssembly or in TypeScript: both give equal bytes.
 *
 * Synchronous. One set of buffers, so each call replaces what the one before returned: copy what is kept.
 */
export interface PngKernels {
  /** Filters the rows, each behind its filter byte; the other calls then speak of these bytes. */
  filterRows(rows: RowSpan, filter: BandFilter): Uint8Array
  /** How many of the filtered bytes are 0. */
  countZeros(): number
  /** Adler-32 (RFC 1950) of the filtered bytes alone, starting from 1. */
  adler32(): number
  /**
   * Deflates the filtered bytes into a segment that refers to nothing before it and ends with a full
   * flush. Where all literals are counted, it is never more than 6 bytes per 65,535 and 32 larger than
   * they are.
   */
  deflate(search: RepeatSearch, counting?: LiteralCounting): Uint8Array
}
