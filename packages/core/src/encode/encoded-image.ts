/** What `encode` makes: a finished file. */
export interface EncodedImage {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** Device px. */
  readonly width: number
  /** Device px. */
  readonly height: number
}
