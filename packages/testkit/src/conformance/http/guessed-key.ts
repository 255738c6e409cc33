import { crc32 } from 'node:zlib'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * A master key that nobody was given, with a true checksum: written out here by the published format,
 * as whoever guesses would.
 */
export function buildGuessedKey(guess: number): string {
  const text = `rs_live_${toBase62(guess, 32)}`
  return text + toBase62(crc32(text), 6)
}

function toBase62(value: number, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest = Math.floor(rest / 62)) {
    text = DIGITS.charAt(rest % 62) + text
  }
  return text
}
