import { PlatenError } from '../foundation/errors.ts'

const PERCENT = 0x25

/**
 * Decodes a `data:` URL (RFC 2397).
 *
 * Its media type is ignored: the content decides. Base64 may hold white space and lack its padding,
 * as browsers allow; everything else must be exact, so that a mangled URL is told from an image.
 *
 * @throws {PlatenError} `source_too_large` before anything is decoded; `source_empty`;
 *   `source_corrupt` for text that is neither form.
 */
export function parseDataUrl(dataUrl: string, maxBytes: number): Uint8Array {
  const comma = dataUrl.indexOf(',')
  if (comma < 0) throw corrupt('has no comma between its media type and its data')
  const isBase64 = /;\s*base64\s*$/i.test(dataUrl.slice(Math.max(0, comma - 32), comma))
  const bytes = isBase64
    ? parseBase64(dataUrl.slice(comma + 1), maxBytes)
    : parsePercentEncoded(dataUrl.slice(comma + 1), maxBytes)
  if (bytes.length === 0) throw new PlatenError('source_empty', 'The "data:" URL holds no data.')
  return bytes
}

function parseBase64(payload: string, maxBytes: number): Uint8Array {
  // White space and escapes only make the text longer than the data: four times leaves room for both.
  if (payload.length > maxBytes * 4) throw tooLarge(maxBytes)
  const unescaped = payload.includes('%') ? parsePercentEncoded(payload, payload.length) : payload
  const text = typeof unescaped === 'string' ? unescaped : Buffer.from(unescaped).toString('latin1')
  const digits = text.replace(/[\t\n\f\r ]+/g, '').replace(/={1,2}$/, '')
  const sizeBytes = Math.floor((digits.length * 3) / 4)
  if (sizeBytes > maxBytes) throw tooLarge(maxBytes)
  // The decoder passes over what is no digit, which shows in the length; it also takes "-" and "_",
  // and some characters of other scripts. A class of all 64 digits would be eight times slower.
  const bytes = Buffer.from(digits, 'base64')
  const isExact = digits.length % 4 !== 1 && bytes.length === sizeBytes
  if (!isExact || /[^+-z]/.test(digits) || /[-_=]/.test(digits)) {
    throw corrupt('is not valid base64')
  }
  return bytes
}

function parsePercentEncoded(payload: string, maxBytes: number): Uint8Array {
  if (payload.length > maxBytes * 3) throw tooLarge(maxBytes)
  if (payload.includes('#')) throw corrupt('holds a "#", which must be written "%23"')
  const text = Buffer.from(payload, 'utf8')
  const bytes = new Uint8Array(text.length)
  let length = 0
  for (let at = 0; at < text.length; at += 1) {
    let byte = text[at] ?? 0
    if (byte === PERCENT) {
      byte = hexPair(text, at + 1)
      at += 2
    }
    bytes[length] = byte
    length += 1
  }
  if (length > maxBytes) throw tooLarge(maxBytes)
  return bytes.subarray(0, length)
}

function hexPair(text: Buffer, at: number): number {
  const pair = text.toString('latin1', at, at + 2)
  if (!/^[0-9A-Fa-f]{2}$/.test(pair)) {
    throw corrupt('holds a "%" that begins no escape; a percent sign must be written "%25"')
  }
  return Number.parseInt(pair, 16)
}

function corrupt(problem: string): PlatenError {
  return new PlatenError('source_corrupt', `The "data:" URL ${problem}.`)
}

function tooLarge(maxBytes: number): PlatenError {
  return new PlatenError(
    'source_too_large',
    `The "data:" URL holds more than ${maxBytes} bytes, the limit for one source.`,
  )
}
