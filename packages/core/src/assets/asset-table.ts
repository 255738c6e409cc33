import type { ErrorCode } from '../foundation/errors.ts'

/** What `loadAssets` makes: for each layer path the source that won, and what fills show. */
export interface AssetTable {
  /** A layer whose sources all failed and that may be hidden has no entry. */
  readonly byLayer: ReadonlyMap<string, LoadedAsset>
  /** The pictures of image fills and masks, by their source. */
  readonly fills: ReadonlyMap<string, LoadedImage>
}

export interface LoadedAsset {
  readonly image: LoadedImage
  /** Which candidate of the layer won, counted from 0. */
  readonly candidate: number
  readonly from: 'override' | 'fallback' | 'layer'
  /** Why earlier candidates lost, as error codes. */
  readonly failed: readonly ErrorCode[]
}

export type LoadedImage = RasterSource | VectorSource

/** An encoded raster image whose header was read and found within limits; nothing is decoded yet. */
export interface RasterSource {
  readonly kind: 'raster'
  /** SHA-256 of `bytes`. */
  readonly digest: string
  readonly bytes: Uint8Array
  readonly format: 'png' | 'jpeg' | 'webp' | 'gif' | 'avif'
  /** Px, after EXIF orientation. */
  readonly width: number
  /** Px, after EXIF orientation. */
  readonly height: number
  /** True when pixels may be transparent. */
  readonly hasAlpha: boolean
}

/** A checked SVG document. */
export interface VectorSource {
  readonly kind: 'vector'
  /** SHA-256 of `markup`. */
  readonly digest: string
  readonly markup: string
  /** CSS px: the document's own size, or its viewBox, or 300 × 150. */
  readonly width: number
  readonly height: number
  /** The program wrote it, so that it may be drawn in its process. Default `false`. */
  readonly isTrusted?: boolean | undefined
}
