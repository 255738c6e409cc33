/** Bytes as a `data:` URL. */
export function toDataUrl(mediaType: string, bytes: Uint8Array): string {
  const { buffer, byteOffset, byteLength } = bytes
  return `data:${mediaType};base64,${Buffer.from(buffer, byteOffset, byteLength).toString('base64')}`
}
