import sharp from 'sharp'

/** Straight RGBA, four bytes a pixel, rows from the top. */
export interface RawImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Decodes any image file that sharp reads; EXIF orientation is left alone. */
export async function readRawImage(bytes: Uint8Array): Promise<RawImage> {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

export async function encodeRawImage(image: RawImage): Promise<Uint8Array> {
  const raw = { width: image.width, height: image.height, channels: 4 as const }
  return sharp(image.data, { raw }).png({ compressionLevel: 9 }).toBuffer()
}
