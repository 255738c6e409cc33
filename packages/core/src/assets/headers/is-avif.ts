/**
 * Whether a file is AVIF: its major brand, or one that it is compatible with, says so (AVIF 1.1,
 * section 6.1). Brands beyond the sixteenth are not looked at.
 */
export function isAvif(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 72))
  if (head.length < 12 || head.toString('latin1', 4, 8) !== 'ftyp') return false
  const end = Math.min(head.length, head.readUInt32BE(0))
  // The major brand, a version, then compatible brands: four bytes each.
  for (let at = 8; at + 4 <= end; at += 4) {
    if (/^avi[fs]$/.test(head.toString('latin1', at, at + 4))) return true
  }
  return false
}
