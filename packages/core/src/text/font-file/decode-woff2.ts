import { PlatenError } from '../../foundation/errors.ts'
import { assertDecodedSize, type DecodeOptions } from './decode-woff.ts'
import { corruptFont } from './font-tables.ts'
import { loadWoff2Decoder } from './load-woff2-decoder.ts'

const HEADER_BYTES = 48
const MAX_TABLES = 64
/** Index of `glyf` and `loca` among WOFF2's known tags, which are transformed unless told not to. */
const GLYF = 10
const LOCA = 11
const ARBITRARY_TAG = 63

/**
 * Unpacks a WOFF2 file (W3C, 2018) into the sfnt that it holds.
 *
 * The directory is read first: what it claims bounds the decoder's work.
 */
export async function decodeWoff2(bytes: Uint8Array, options: DecodeOptions): Promise<Uint8Array> {
  const claimed = readClaimedSize(bytes, options.label)
  assertDecodedSize(claimed, bytes.length, options)
  const decompress = await loadWoff2Decoder()
  let sfnt: Uint8Array
  try {
    sfnt = await decompress(bytes)
  } catch (cause) {
    throw new PlatenError('font_corrupt', `The font "${options.label}" cannot be unpacked.`, {
      cause,
    })
  }
  assertDecodedSize(sfnt.length, bytes.length, options)
  return sfnt
}

/** The larger of `totalSfntSize` and the sum of the tables, both of which may lie. */
function readClaimedSize(bytes: Uint8Array, label: string): number {
  if (bytes.length < HEADER_BYTES) throw corruptFont(label, 'its WOFF2 header is cut off')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint16(12)
  if (count === 0 || count > MAX_TABLES) throw corruptFont(label, `it has ${count} tables`)
  const reader = new DirectoryReader(bytes, label)
  let total = 12 + count * 16
  for (let i = 0; i < count; i++) {
    const flags = reader.readByte()
    if ((flags & 63) === ARBITRARY_TAG) reader.skip(4)
    const length = reader.readBase128()
    const known = flags & 63
    const version = flags >> 6
    const transformed = known === GLYF || known === LOCA ? version !== 3 : version !== 0
    total += Math.max(length, transformed ? reader.readBase128() : 0)
  }
  return Math.max(total, view.getUint32(16))
}

class DirectoryReader {
  readonly #bytes: Uint8Array
  readonly #label: string
  #offset = HEADER_BYTES

  constructor(bytes: Uint8Array, label: string) {
    this.#bytes = bytes
    this.#label = label
  }

  readByte(): number {
    const byte = this.#bytes[this.#offset++]
    if (byte === undefined) throw corruptFont(this.#label, 'its WOFF2 directory is cut off')
    return byte
  }

  skip(count: number): void {
    this.#offset += count
  }

  /** UIntBase128: seven bits a byte, at most five bytes, below 2^32. */
  readBase128(): number {
    let value = 0
    for (let i = 0; i < 5; i++) {
      const byte = this.readByte()
      value = value * 128 + (byte & 127)
      if (byte < 128) return value
    }
    throw corruptFont(this.#label, 'a length of its WOFF2 directory is malformed')
  }
}
