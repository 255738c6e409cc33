/** Digits in the order of their values, which is also their order in ASCII. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The largest multiple of 62 in a byte. Bytes from here on would make the first digits likelier. */
const FAIR_BYTES = 248

/** Writes a whole number in base 62, padded on the left with `0`. */
export function toBase62(number: number, length: number): string {
  let digits = ''
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) {
    digits = `${DIGITS[rest % 62] ?? ''}${digits}`
  }
  return digits.padStart(length, '0')
}

/**
 * Draws digits of base 62, each equally likely: log2(62) = 5.95 bits of the source a digit.
 *
 * `randomBytes` is a cryptographic source; it is asked again for what is thrown away.
 */
export function createBase62(length: number, randomBytes: (count: number) => Uint8Array): string {
  let digits = ''
  while (digits.length < length) {
    const missing = length - digits.length
    const fair = [...randomBytes(missing)].filter((byte) => byte < FAIR_BYTES)
    digits += fair.map((byte) => DIGITS[byte % 62] ?? '').join('')
  }
  return digits
}
