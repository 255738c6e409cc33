/** Characters that base64 takes for so many bytes. */
export function base64Length(bytes: Uint8Array): number {
  return Math.ceil(bytes.length / 3) * 4
}

export function toDataUri(mediaType: string, bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return `data:${mediaType};base64,${buffer.toString('base64')}`
}
