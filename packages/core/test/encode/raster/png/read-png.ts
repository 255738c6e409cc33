/** One chunk of a PNG as it stands in the file. */
export interface ReadChunk {
  readonly type: string
  readonly data: Uint8Array
}

/** Splits a PNG into its chunks, without a look at their CRCs: decoders of others do that. */
export function readChunks(png: Uint8Array): ReadChunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const chunks: ReadChunk[] = []
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8))
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

/** The zlib stream: all IDAT chunks joined. */
export function readStream(png: Uint8Array): Uint8Array {
  return Buffer.concat(readChunks(png).flatMap(({ type, data }) => (type === 'IDAT' ? [data] : [])))
}
