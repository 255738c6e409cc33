/** A value as it stands in the file; numbers are written as such, `undefined` entries left out. */
export type PdfEntries = Readonly<Record<string, string | number | undefined>>

/** Further out no page reaches; keeps exponents, which PDF has not, out of the file. */
const LIMIT = 1e9

/** A number with at most `decimals` digits after the point, never an exponent, `-0` or `NaN`. */
export function writeNumber(value: number, decimals = 3): string {
  if (Number.isNaN(value)) return '0'
  const factor = 10 ** decimals
  const whole = Math.round(Math.min(LIMIT, Math.max(-LIMIT, value)) * factor)
  const text = String(whole / factor + 0)
  return text.includes('e') ? (whole / factor).toFixed(decimals) : text
}

export function writeNumbers(values: Iterable<number>, decimals = 3): string {
  return Array.from(values, (value) => writeNumber(value, decimals)).join(' ')
}

/** A dictionary (ISO 32000-1, 7.3.7); values are PDF already, keys are names without their slash. */
export function writeDictionary(entries: PdfEntries): string {
  let text = ''
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) continue
    const written = typeof value === 'number' ? writeNumber(value) : value
    text += `${writeName(key)} ${written}\n`
  }
  return `<<\n${text}>>`
}

/** ISO 32000-1, 7.3.5: bytes beyond plain letters and digits as `#xx`. */
export function writeName(name: string): string {
  const bytes = Buffer.from(name, 'utf8')
  const toPlain = (byte: number) => {
    const character = String.fromCharCode(byte)
    const isPlain = /[A-Za-z0-9_.+:-]/.test(character)
    return isPlain ? character : `#${byte.toString(16).padStart(2, '0')}`
  }
  return `/${Array.from(bytes, toPlain).join('')}`
}

/** A text string (7.9.2.2): hexadecimal, so that no text can end it and start something else. */
export function writeText(text: string): string {
  return `<FEFF${toUtf16Hex(text)}>`
}

export function writeByteString(bytes: Uint8Array): string {
  return `<${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}>`
}

/** In `u` mode a pair is one code point, so this finds lone surrogates only. */
const LONE_SURROGATES = /\p{Surrogate}/gu

/** UTF-16BE in hexadecimal; lone surrogates, which are no characters, become U+FFFD. */
export function toUtf16Hex(text: string): string {
  const wellFormed = text.replace(LONE_SURROGATES, '\u{fffd}')
  return Buffer.from(wellFormed, 'utf16le').swap16().toString('hex')
}
