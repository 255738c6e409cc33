/** How stored pixels must be turned to stand upright, 1..8, as the EXIF tag `Orientation` counts. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export interface StrippedImage {
  readonly bytes: Uint8Array
  readonly orientation: Orientation
}
