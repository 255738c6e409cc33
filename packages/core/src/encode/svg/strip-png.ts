import { readOrientation } from './read-orientation.ts'
import type { Orientation, StrippedImage } from './stripped-image.ts'

const SIGNATURE_BYTES = 8
/** Length, type and CRC around a chunk's data. */
const FRAME_BYTES = 12
const DROPPED: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

export function stripPng(bytes: Uint8Array): StrippedImage {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [file.subarray(0, SIGNATURE_BYTES)]
  let orientation: Orientation = 1
  let offset = SIGNATURE_BYTES
  while (offset + FRAME_BYTES <= file.length) {
    const end = offset + FRAME_BYTES + file.readUInt32BE(offset)
    const type = file.toString('latin1', offset + 4, offset + 8)
    if (type === 'eXIf') orientation = readOrientation(file.subarray(offset + 8, end - 4))
    if (!DROPPED.has(type)) kept.push(file.subarray(offset, end))
    offset = end
  }
  kept.push(file.subarray(offset))
  return { bytes: Buffer.concat(kept), orientation }
}
