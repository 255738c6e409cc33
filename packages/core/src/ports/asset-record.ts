/** A file of an organisation: an image, an SVG or a font. */
export interface AssetRecord {
  /** What stands after `asset:`: `ast_` and 26 characters, or a chosen name. See `isAssetId`. */
  readonly id: string
  readonly orgId: string
  readonly mediaType: string
  readonly sizeBytes: number
  /** SHA-256 of the content, lower-case hex. */
  readonly digest: string
  /** Px; undefined for what has no size of its own, such as a font. */
  readonly width: number | undefined
  /** Px; undefined for what has no size of its own, such as a font. */
  readonly height: number | undefined
  /** As it was uploaded, to be shown only: never a path. */
  readonly fileName: string | undefined
  /** User who made it, or `system`. */
  readonly createdBy: string
  /** Epoch ms. */
  readonly createdAt: number
}

/** An asset before it is stored: the store itself counts and digests the bytes. */
export type NewAsset = Omit<AssetRecord, 'sizeBytes' | 'digest'>

export interface StoredAsset extends AssetRecord {
  readonly bytes: Uint8Array
}
