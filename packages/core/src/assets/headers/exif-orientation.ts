const ORIENTATION_TAG = 0x0112
const SHORT = 3
const ENTRY_BYTES = 12

/**
 * Finds the orientation in an EXIF block (a TIFF header and its first directory).
 *
 * Only that directory is read and no offset but its own is followed, so no chain or loop of
 * directories costs anything.
 *
 * @param block From the byte-order mark `II` or `MM` on, with no `Exif\0\0` before it.
 * @returns 1..8; 1, upright, when the block is damaged or says nothing useful, as decoders do.
 */
export function findExifOrientation(block: Uint8Array): number {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  if (block.length < 8) return 1
  const mark = view.getUint16(0)
  if (mark !== 0x4949 && mark !== 0x4d4d) return 1
  const isLittle = mark === 0x4949
  const directory = view.getUint32(4, isLittle)
  if (view.getUint16(2, isLittle) !== 42 || directory + 2 > block.length) return 1
  const first = directory + 2
  const room = Math.floor((block.length - first) / ENTRY_BYTES)
  const count = Math.min(view.getUint16(directory, isLittle), room)
  for (let index = 0; index < count; index += 1) {
    const entry = first + index * ENTRY_BYTES
    if (view.getUint16(entry, isLittle) !== ORIENTATION_TAG) continue
    const value = view.getUint16(entry + 8, isLittle)
    const isOrientation = view.getUint16(entry + 2, isLittle) === SHORT && value >= 1 && value <= 8
    return isOrientation ? value : 1
  }
  return 1
}
