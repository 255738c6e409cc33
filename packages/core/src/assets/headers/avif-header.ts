import { HeaderReader, type ImageHeader } from './header-reader.ts'

interface Box {
  readonly type: string
  /** Where the content begins. */
  readonly start: number
  readonly end: number
}

interface Property {
  readonly type: string
  readonly start: number
  readonly end: number
}

const ALPHA_URN = 'urn:mpeg:mpegB:cicp:systems:auxiliary:alpha'
/** Boxes of one level; AVIF files have about a dozen. */
const MAX_BOXES = 1_000
/** Version and flags that begin a full box (ISO 14496-12, section 4.2.2). */
const FULL_BOX_BYTES = 4

/**
 * Reads the header of an AVIF (ISO 23008-12): the extents of its primary item, and whether any item
 * is an alpha plane. A quarter turn (`irot`) is applied, because decoders apply it always.
 */
export function readAvifHeader(bytes: Uint8Array): ImageHeader {
  const reader = new HeaderReader(bytes, 'AVIF')
  const meta = getBox(reader, readBoxes(reader, 0, reader.length), 'meta')
  const inMeta = readBoxes(reader, meta.start + FULL_BOX_BYTES, meta.end)
  const iprp = getBox(reader, inMeta, 'iprp')
  const inIprp = readBoxes(reader, iprp.start, iprp.end)
  const ipco = getBox(reader, inIprp, 'ipco')
  const properties: readonly Property[] = readBoxes(reader, ipco.start, ipco.end)
  const primary = readPrimaryItem(reader, getBox(reader, inMeta, 'pitm'))
  const indices = readAssociations(reader, getBox(reader, inIprp, 'ipma'), primary)
  const own = indices.flatMap((index) => properties[index - 1] ?? [])
  const extents = own.find(({ type }) => type === 'ispe')
  if (extents === undefined) throw reader.corrupt('does not say how large it is')
  const stored = {
    width: reader.u32be(extents.start + FULL_BOX_BYTES),
    height: reader.u32be(extents.start + FULL_BOX_BYTES + 4),
  }
  if (stored.width === 0 || stored.height === 0) throw reader.corrupt('has a side of no length')
  const isTurned = own.some(({ type, start }) => type === 'irot' && reader.u8(start) % 2 === 1)
  const size = isTurned ? { width: stored.height, height: stored.width } : stored
  const hasAlpha = properties.some((property) => isAlpha(reader, property))
  return { format: 'avif', ...size, hasAlpha, orientation: 1 }
}

function readBoxes(reader: HeaderReader, from: number, end: number): Box[] {
  const boxes: Box[] = []
  let at = from
  while (at + 8 <= end) {
    const short = reader.u32be(at)
    // 0: to the end of the file; 1: a 64-bit length follows, of which 2⁵³ is plenty.
    const isLong = short === 1
    const length = isLong ? reader.u32be(at + 8) * 2 ** 32 + reader.u32be(at + 12) : short
    const start = at + (isLong ? 16 : 8)
    const next = short === 0 ? end : at + length
    if (next < start || next > end) throw reader.corrupt('has a box that reaches beyond its parent')
    boxes.push({ type: reader.tag(at + 4), start, end: next })
    if (boxes.length > MAX_BOXES) throw reader.corrupt('has too many boxes')
    at = next
  }
  return boxes
}

function getBox(reader: HeaderReader, boxes: readonly Box[], type: string): Box {
  const box = boxes.find((candidate) => candidate.type === type)
  if (box === undefined) throw reader.corrupt(`has no "${type}" box`)
  return box
}

function readPrimaryItem(reader: HeaderReader, pitm: Box): number {
  const at = pitm.start + FULL_BOX_BYTES
  return reader.u8(pitm.start) === 0 ? reader.u16be(at) : reader.u32be(at)
}

/** Indices, from 1, of an item's properties (ISO 23008-12, section 9.3.1). */
function readAssociations(reader: HeaderReader, ipma: Box, item: number): number[] {
  const hasWideIds = reader.u8(ipma.start) >= 1
  const hasWideIndices = (reader.u8(ipma.start + 3) & 1) === 1
  const entries = reader.u32be(ipma.start + FULL_BOX_BYTES)
  let at = ipma.start + FULL_BOX_BYTES + 4
  for (let entry = 0; entry < entries && at < ipma.end; entry += 1) {
    const id = hasWideIds ? reader.u32be(at) : reader.u16be(at)
    at += hasWideIds ? 4 : 2
    const count = reader.u8(at)
    at += 1
    if (id === item) return readIndices(reader, at, { count, isWide: hasWideIndices })
    at += count * (hasWideIndices ? 2 : 1)
  }
  throw reader.corrupt('does not describe its picture')
}

function readIndices(
  reader: HeaderReader,
  from: number,
  list: { readonly count: number; readonly isWide: boolean },
): number[] {
  return Array.from({ length: list.count }, (_, index) =>
    list.isWide ? reader.u16be(from + index * 2) & 0x7fff : reader.u8(from + index) & 0x7f,
  )
}

function isAlpha(reader: HeaderReader, property: Property): boolean {
  if (property.type !== 'auxC') return false
  const start = property.start + FULL_BOX_BYTES
  return (
    property.end - start >= ALPHA_URN.length && reader.tag(start, ALPHA_URN.length) === ALPHA_URN
  )
}
