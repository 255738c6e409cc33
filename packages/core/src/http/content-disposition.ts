/** Bytes of a file name in UTF-8; short enough for any file system and header. */
const MAX_BYTES = 100

/**
 * What must be in no file name: controls, which also split headers; separators and characters that
 * some file system reserves; and direction marks, which let `gpj.exe` look like `exe.jpg`.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}<>:"/\\|?*]/gu

/** RFC 8187 `attr-char`: what stands unencoded in an extended value. */
const ENCODED = /[^A-Za-z0-9!#$&+.^_`|~-]/g

/**
 * `Content-Disposition` of a file (RFC 6266), for any name whatever.
 *
 * Names beyond ASCII come twice: once with `_` for what old clients cannot read, once in full as
 * `filename*`. The result is ASCII without controls, so that no name can break the header.
 */
export function contentDisposition(
  fileName: string,
  kind: 'inline' | 'attachment' = 'inline',
): string {
  const name = toSafeName(fileName)
  const ascii = name.replace(/[^\x20-\x7e]/gu, '_')
  const plain = `${kind}; filename="${ascii}"`
  return ascii === name ? plain : `${plain}; filename*=UTF-8''${encodeExtended(name)}`
}

function toSafeName(fileName: string): string {
  // Cut before it is searched: the name may be of any length.
  const plain = fileName
    .slice(0, 4 * MAX_BYTES)
    .replace(UNSAFE, '')
    .normalize('NFC')
  let name = ''
  let bytes = 0
  for (const character of plain) {
    bytes += Buffer.byteLength(character)
    if (bytes > MAX_BYTES) break
    name += character
  }
  // Leading dots hide files; Windows drops trailing ones and spaces.
  const trimmed = name.replace(/^[. ]+/, '').replace(/[. ]+$/, '')
  return trimmed === '' ? 'file' : trimmed
}

function encodeExtended(name: string): string {
  return [...Buffer.from(name)]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      const isPlain = byte < 0x80 && character.replace(ENCODED, '') !== ''
      return isPlain ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
}
