/**
 * Where finished images of `GET /render` are kept. The key is a digest over all that decides the
 * image, the organisation and the template's version included, so an entry is never wrong, only old.
 *
 * Contract (checked by `imageCacheConformance` in @platen/testkit):
 * - `get` gives `undefined` for a key never put, expired, evicted or dropped; it does not throw for
 *   these. An entry is expired from `expiresAt` on, by the clock of the store.
 * - `put` replaces. A reader sees the whole old entry or the whole new one.
 * - Bytes come back equal. Callers do not change what they give or are given.
 * - It may forget anything at any time, and holds no more bytes than it was made for.
 */
export interface ImageCache {
  get(key: string): Promise<CachedImage | undefined>
  put(key: string, image: CachedImage): Promise<void>
  /** Forgets the images of all versions of a template. */
  dropTemplate(orgId: string, templateId: string): Promise<void>
}

export interface CachedImage {
  readonly orgId: string
  readonly templateId: string
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** Device px. */
  readonly width: number
  /** Device px. */
  readonly height: number
  /** With its quotes; a digest of `bytes`. */
  readonly etag: string
  /** JSON text. */
  readonly receiptJson: string
  /** Of the render that made it. */
  readonly renderId: string
  /** Epoch ms. */
  readonly expiresAt: number
}
