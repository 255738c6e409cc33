import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { PlatenError } from '../../foundation/errors.ts'
import { corruptFont } from './font-tables.ts'

const HEADER_BYTES = 44
const ENTRY_BYTES = 20
const SFNT_ENTRY_BYTES = 16
/** Fonts compress about twofold; a file that claims more than this is a bomb. */
const MAX_COMPRESSION_RATIO = 100
const MAX_TABLES = 64

const inflateAsync = promisify(inflate)

interface WoffEntry {
  readonly tag: number
  readonly offset: number
  readonly compressedLength: number
  readonly length: number
  readonly checksum: number
}

export interface DecodeOptions {
  /** Names the font in errors. */
  readonly label: string
  /** Ceiling of the decoded file. */
  readonly maxBytes: number
}

/** Tables start at multiples of four. Not by bits: lengths reach 2^32. */
const padded = (length: number): number => Math.ceil(length / 4) * 4

/** Unpacks a WOFF 1.0 file (W3C, 2012) into the sfnt that it holds. */
export async function decodeWoff(bytes: Uint8Array, options: DecodeOptions): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readEntries(view, options.label)
  const headerBytes = 12 + entries.length * SFNT_ENTRY_BYTES
  const total = entries.reduce((sum, entry) => sum + padded(entry.length), headerBytes)
  assertDecodedSize(total, bytes.length, options)
  const sfnt = new Uint8Array(total)
  const output = new DataView(sfnt.buffer)
  output.setUint32(0, view.getUint32(4))
  writeSearchHints(output, entries.length)
  let offset = headerBytes
  for (const [index, entry] of entries.entries()) {
    const at = 12 + index * SFNT_ENTRY_BYTES
    output.setUint32(at, entry.tag)
    output.setUint32(at + 4, entry.checksum)
    output.setUint32(at + 8, offset)
    output.setUint32(at + 12, entry.length)
    sfnt.set(await readTable(bytes, entry, options.label), offset)
    offset += padded(entry.length)
  }
  return sfnt
}

/** Refuses by the sizes that a header claims, before anything is decoded. */
export function assertDecodedSize(total: number, encoded: number, options: DecodeOptions): void {
  if (total <= options.maxBytes && total <= encoded * MAX_COMPRESSION_RATIO) return
  throw new PlatenError(
    'font_too_large',
    `The font "${options.label}" unpacks to ${total} bytes; at most ${options.maxBytes} bytes and ` +
      `${MAX_COMPRESSION_RATIO} times its file are allowed.`,
  )
}

function readEntries(view: DataView, label: string): readonly WoffEntry[] {
  if (view.byteLength < HEADER_BYTES) throw corruptFont(label, 'its WOFF header is cut off')
  const count = view.getUint16(12)
  if (count === 0 || count > MAX_TABLES) throw corruptFont(label, `it has ${count} tables`)
  if (HEADER_BYTES + count * ENTRY_BYTES > view.byteLength) {
    throw corruptFont(label, 'its WOFF directory is cut off')
  }
  return Array.from({ length: count }, (_, index) => {
    const at = HEADER_BYTES + index * ENTRY_BYTES
    const entry = {
      tag: view.getUint32(at),
      offset: view.getUint32(at + 4),
      compressedLength: view.getUint32(at + 8),
      length: view.getUint32(at + 12),
      checksum: view.getUint32(at + 16),
    }
    const inside = entry.offset + entry.compressedLength <= view.byteLength
    if (!inside || entry.compressedLength > entry.length) {
      throw corruptFont(label, 'a table of its WOFF directory is cut off')
    }
    return entry
  })
}

async function readTable(bytes: Uint8Array, entry: WoffEntry, label: string): Promise<Uint8Array> {
  const stored = bytes.subarray(entry.offset, entry.offset + entry.compressedLength)
  if (entry.compressedLength === entry.length) return stored
  try {
    const table = await inflateAsync(stored, { maxOutputLength: entry.length })
    if (table.length === entry.length) return table
  } catch (cause) {
    throw new PlatenError('font_corrupt', `A table of the font "${label}" cannot be unpacked.`, {
      cause,
    })
  }
  throw corruptFont(label, 'a table is shorter than its WOFF directory says')
}

/** `searchRange`, `entrySelector` and `rangeShift` of the sfnt header. */
function writeSearchHints(output: DataView, count: number): void {
  const selector = 31 - Math.clz32(count)
  output.setUint16(4, count)
  output.setUint16(6, 16 << selector)
  output.setUint16(8, selector)
  output.setUint16(10, count * 16 - (16 << selector))
}
