/** The port `ImageCache` of `@platen/core`, by its shape. */
export interface ImageCacheUnderTest {
  get(key: string): Promise<CachedImageUnderTest | undefined>
  put(key: string, image: CachedImageUnderTest): Promise<void>
  dropTemplate(orgId: string, templateId: string): Promise<void>
}

export interface CachedImageUnderTest {
  readonly orgId: string
  readonly templateId: string
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly width: number
  readonly height: number
  readonly etag: string
  readonly receiptJson: string
  readonly renderId: string
  readonly expiresAt: number
}
