const COMMENT = 0xfffe

/**
 * The same picture as a file that nobody has seen: a comment (ITU-T T.81, B.2.4.5) with the stamp is put
 * after the start of the image. Decoding costs what it did.
 */
export function stampJpeg(jpeg: Uint8Array, stamp: number): Buffer {
  const text = Buffer.from(String(stamp))
  const segment = Buffer.alloc(4)
  segment.writeUInt16BE(COMMENT, 0)
  segment.writeUInt16BE(text.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), segment, text, jpeg.subarray(2)])
}
