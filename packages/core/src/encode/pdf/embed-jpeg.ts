import type { ImageSource } from '../../paint/display-list.ts'
import { stripJpeg } from '../svg/strip-jpeg.ts'
import type { Orientation } from '../svg/stripped-image.ts'
import { imageEntries } from './embed-pixels.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import { type JpegFrame, readJpegFrame } from './read-jpeg-frame.ts'

export interface EmbeddedImage {
  readonly reference: PdfReference
  /** How the stored pixels must be turned. */
  readonly orientation: Orientation
}

const DEVICE_SPACES = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' } as const

/**
 * Writes a JPEG as it is (ISO 32000-1, 7.4.8), without EXIF and texts; its colour profile becomes
 * that of the image.
 *
 * @returns `undefined` for a JPEG that PDF does not know: one of two components, say.
 */
export async function embedJpeg(
  image: ImageSource,
  file: PdfFile,
): Promise<EmbeddedImage | undefined> {
  const { bytes, orientation } = stripJpeg(image.bytes)
  const frame = readJpegFrame(bytes)
  if (frame === undefined) return undefined
  const reference = await file.addStream(
    {
      ...imageEntries(frame),
      ColorSpace: await addColorSpace(frame, file),
      // Adobe's programs store ink inverted, and everybody else has followed.
      Decode: frame.components === 4 && frame.isAdobe ? '[1 0 1 0 1 0 1 0]' : undefined,
    },
    { bytes, filter: '/DCTDecode' },
  )
  return { reference, orientation }
}

async function addColorSpace({ components, profile }: JpegFrame, file: PdfFile): Promise<string> {
  const device = DEVICE_SPACES[components]
  if (profile === undefined) return device
  const stream = await file.addStream({ N: components, Alternate: device }, { bytes: profile })
  return `[/ICCBased ${stream}]`
}
