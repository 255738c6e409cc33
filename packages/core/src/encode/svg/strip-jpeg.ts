import { readOrientation } from './read-orientation.ts'
import type { Orientation, StrippedImage } from './stripped-image.ts'

const APP1 = 0xe1
const APP13 = 0xed
const COMMENT = 0xfe
const START_OF_SCAN = 0xda
/** EXIF and XMP, IPTC, free text. ICC profiles (APP2) and Adobe's colour transform (APP14) stay. */
const DROPPED: ReadonlySet<number> = new Set([APP1, APP13, COMMENT])
const EXIF = 'Exif\0\0'

export function stripJpeg(bytes: Uint8Array): StrippedImage {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [file.subarray(0, 2)]
  let orientation: Orientation | undefined
  let offset = 2
  while (offset + 4 <= file.length && file[offset] === 0xff) {
    const marker = file.readUInt8(offset + 1)
    if (marker === START_OF_SCAN) break
    // Markers may be preceded by any number of fill bytes (ITU T.81, B.1.1.2).
    const isFill = marker === 0xff
    const end = isFill ? offset + 1 : offset + 2 + file.readUInt16BE(offset + 2)
    const body = file.subarray(offset + 4, end)
    if (marker === APP1 && body.toString('latin1', 0, EXIF.length) === EXIF) {
      orientation ??= readOrientation(body.subarray(EXIF.length))
    }
    if (!DROPPED.has(marker)) kept.push(file.subarray(offset, end))
    offset = end
  }
  kept.push(file.subarray(offset))
  return { bytes: Buffer.concat(kept), orientation: orientation ?? 1 }
}
