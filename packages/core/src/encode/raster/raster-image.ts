/** Rows of one band. Bands are the unit that PNG compresses, and keeps, on its own. */
export const BAND_ROWS = 18

/**
 * What `rasterize` makes: the pixels of one page, and which of its row bands change from render to
 * render.
 *
 * Handed over whole: the rasteriser keeps no reference to `pixels`, and nobody changes them before
 * they are given back with `release`, so that an encoder may read them in another thread until its
 * promise settles.
 */
export interface RasterImage {
  /** Device px. */
  readonly width: number
  /** Device px. */
  readonly height: number
  /** 3 = RGB of an opaque page, 4 = RGBA with straight alpha. sRGB, 8 bits each. */
  readonly channels: 3 | 4
  /** `height` rows of `width * channels` bytes, no padding. */
  readonly pixels: Uint8Array
  /** Always `BAND_ROWS`; the last band may be shorter. */
  readonly bandRows: typeof BAND_ROWS
  /**
   * One entry a band: 1 = some volatile command touches it, 0 = steady.
   *
   * A function of the display list alone, never of what was rendered before.
   */
  readonly volatileBands: Uint8Array
  /** One entry a band. Steady bands with equal digests hold equal pixels; `undefined` is not kept. */
  readonly bandDigests: readonly (string | undefined)[]
}
