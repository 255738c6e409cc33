import { PlatenError } from '../../foundation/errors.ts'
import type { Limits } from '../../foundation/limits.ts'
import { type DecodeOptions, decodeWoff } from './decode-woff.ts'
import { decodeWoff2 } from './decode-woff2.ts'

type Container = 'sfnt' | 'woff' | 'woff2'

/** First four bytes of the files that are read. */
const SIGNATURES: ReadonlyMap<number, Container> = new Map([
  [0x00010000, 'sfnt'],
  [0x4f54544f, 'sfnt'], // OTTO
  [0x74727565, 'sfnt'], // true
  [0x74746366, 'sfnt'], // ttcf
  [0x774f4646, 'woff'], // wOFF
  [0x774f4632, 'woff2'], // wOF2
])

const DECODERS: Record<
  Container,
  (bytes: Uint8Array, options: DecodeOptions) => Promise<Uint8Array>
> = {
  sfnt: async (bytes) => bytes,
  woff: decodeWoff,
  woff2: decodeWoff2,
}

/**
 * Unpacks a font file of any format that is read (TTF, OTF, TTC, WOFF, WOFF2) into its sfnt.
 *
 * @throws {PlatenError} `font_not_font`, `font_too_large`, `font_corrupt`.
 */
export async function decodeFont(
  bytes: Uint8Array,
  limits: Pick<Limits, 'fontBytes' | 'decodedFontBytes'>,
  label: string,
): Promise<Uint8Array> {
  if (bytes.length > limits.fontBytes) {
    throw new PlatenError(
      'font_too_large',
      `The font "${label}" has ${bytes.length} bytes; at most ${limits.fontBytes} are allowed.`,
    )
  }
  const signature =
    bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
  const container = SIGNATURES.get(signature)
  if (container === undefined) {
    throw new PlatenError(
      'font_not_font',
      `The file of the font "${label}" is not TTF, OTF, TTC, WOFF or WOFF2.`,
    )
  }
  return DECODERS[container](bytes, { label, maxBytes: limits.decodedFontBytes })
}
