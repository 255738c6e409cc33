import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { imageEntries } from './embed-pixels.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import { writeByteString, writeDictionary } from './write-value.ts'

const SIGNATURE_BYTES = 8
/** Length and type in front of a chunk's data, CRC behind it. */
const HEAD_BYTES = 8
const CRC_BYTES = 4
const HIGHEST_FILTER = 4
/** The colour type of pixels that are places in a palette. */
const INDEXED = 3

/** Chunks that change what the pixels mean in ways that PDF would have to be told. */
const TELLING: ReadonlySet<string> = new Set(['tRNS', 'iCCP', 'acTL', 'eXIf'])

const inflateAsync = promisify(inflate)

/** Colours per pixel by PNG's colour type: grey, RGB, palette. Those with alpha are stored apart. */
const COMPONENTS: ReadonlyMap<number, 1 | 3> = new Map([
  [0, 1],
  [2, 3],
  [INDEXED, 1],
])

interface PngImage {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly components: 1 | 3
  readonly palette: Uint8Array | undefined
  readonly data: Uint8Array
}

/**
 * Writes the compressed pixels of a PNG as they are: PDF's `FlateDecode` knows PNG's filters.
 *
 * @returns `undefined` where that cannot be: alpha, interlacing, 16 bits, profiles, damage.
 */
export async function embedPng(
  bytes: Uint8Array,
  file: PdfFile,
): Promise<PdfReference | undefined> {
  const png = readPng(bytes)
  if (png === undefined || !(await isSound(png))) return undefined
  const { depth, components, palette, width } = png
  const indexed =
    palette && `[/Indexed /DeviceRGB ${palette.length / 3 - 1} ${writeByteString(palette)}]`
  return file.addStream(
    {
      ...imageEntries(png),
      BitsPerComponent: depth,
      ColorSpace: indexed ?? (components === 1 ? '/DeviceGray' : '/DeviceRGB'),
      DecodeParms: writeDictionary({
        Predictor: 15,
        Colors: components,
        BitsPerComponent: depth,
        Columns: width,
      }),
    },
    { bytes: png.data, filter: '/FlateDecode' },
  )
}

function readPng(bytes: Uint8Array): PngImage | undefined {
  const chunks = listChunks(bytes)
  if (chunks.some(({ type }) => TELLING.has(type))) return undefined
  const header = chunks.find(({ type }) => type === 'IHDR')?.body
  if (header === undefined || header.length < 13) return undefined
  const [depth = 0, colorType = 0, , , interlace = 0] = header.subarray(8)
  const components = COMPONENTS.get(colorType)
  if (components === undefined || interlace !== 0 || depth > 8) return undefined
  const palette = chunks.find(({ type }) => type === 'PLTE')?.body
  const isIndexed = colorType === INDEXED
  if (isIndexed && (palette === undefined || palette.length % 3 !== 0)) return undefined
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    depth,
    components,
    palette: isIndexed ? palette : undefined,
    data: Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ body }) => body)),
  }
}

function listChunks(
  bytes: Uint8Array,
): readonly { readonly type: string; readonly body: Buffer }[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: { readonly type: string; readonly body: Buffer }[] = []
  let offset = SIGNATURE_BYTES
  while (offset + HEAD_BYTES + CRC_BYTES <= file.length) {
    const end = offset + HEAD_BYTES + file.readUInt32BE(offset)
    const type = file.toString('latin1', offset + 4, offset + HEAD_BYTES)
    chunks.push({ type, body: file.subarray(offset + HEAD_BYTES, end) })
    offset = end + CRC_BYTES
  }
  return chunks
}

/** Whether the pixels are all there: a reader of the PDF would not tell who is at fault. */
async function isSound({ width, height, depth, components, data }: PngImage): Promise<boolean> {
  const rowBytes = 1 + Math.ceil((width * depth * components) / 8)
  try {
    const rows = await inflateAsync(data, { maxOutputLength: rowBytes * height })
    if (rows.length !== rowBytes * height) return false
    for (let at = 0; at < rows.length; at += rowBytes) {
      if ((rows[at] ?? 0) > HIGHEST_FILTER) return false
    }
    return true
  } catch {
    return false
  }
}
