import { PlatenError } from '../../foundation/errors.ts'

/** More tables than any honest font has. */
const MAX_TABLES = 64
/** More faces than any honest collection has. */
const MAX_FACES = 256
const DIRECTORY_ENTRY_BYTES = 16

/** The tables of one face, by their four-letter tags. */
export type FontTables = ReadonlyMap<string, DataView>

export const corruptFont = (label: string, why: string): PlatenError =>
  new PlatenError('font_corrupt', `The font "${label}" is damaged: ${why}.`)

function readTag(view: DataView, offset: number): string {
  return String.fromCharCode(
    view.getUint8(offset),
    view.getUint8(offset + 1),
    view.getUint8(offset + 2),
    view.getUint8(offset + 3),
  )
}

/**
 * Reads the table directory of an sfnt file or of one face of a collection.
 *
 * Every table lies inside the file and none overlaps another, so that no reader behind this one
 * can be sent astray by an offset.
 */
export function readFontTables(bytes: Uint8Array, faceIndex: number, label: string): FontTables {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = faceOffset(view, faceIndex, label)
  if (start + 12 > view.byteLength) throw corruptFont(label, 'its table directory is cut off')
  const count = view.getUint16(start + 4)
  if (count > MAX_TABLES) throw corruptFont(label, `it has ${count} tables`)
  const directoryEnd = start + 12 + count * DIRECTORY_ENTRY_BYTES
  if (directoryEnd > view.byteLength) throw corruptFont(label, 'its table directory is cut off')
  const tables = new Map<string, DataView>()
  const extents: { readonly start: number; readonly end: number }[] = []
  for (let i = 0; i < count; i++) {
    const entry = start + 12 + i * DIRECTORY_ENTRY_BYTES
    const tag = readTag(view, entry)
    const offset = view.getUint32(entry + 8)
    const length = view.getUint32(entry + 12)
    if (offset + length > view.byteLength) throw corruptFont(label, `table "${tag}" is cut off`)
    if (tables.has(tag)) throw corruptFont(label, `table "${tag}" comes twice`)
    tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset + offset, length))
    if (length > 0) extents.push({ start: offset, end: offset + length })
  }
  assertApart(extents, label)
  return tables
}

function faceOffset(view: DataView, faceIndex: number, label: string): number {
  if (view.byteLength < 12) throw corruptFont(label, 'it is cut off')
  const collection = readTag(view, 0) === 'ttcf'
  const faces = collection ? view.getUint32(8) : 1
  if (faces > MAX_FACES) {
    throw new PlatenError('font_too_complex', `The font "${label}" has more than 256 faces.`)
  }
  if (faceIndex >= faces) {
    throw corruptFont(label, `it has no face number ${faceIndex}, only ${faces}`)
  }
  if (!collection) return 0
  if (12 + faces * 4 > view.byteLength) throw corruptFont(label, 'its list of faces is cut off')
  return view.getUint32(12 + faceIndex * 4)
}

function assertApart(extents: { readonly start: number; readonly end: number }[], label: string) {
  extents.sort((a, b) => a.start - b.start)
  for (let i = 1; i < extents.length; i++) {
    if ((extents[i]?.start ?? 0) < (extents[i - 1]?.end ?? 0)) {
      throw corruptFont(label, 'two of its tables overlap')
    }
  }
}
