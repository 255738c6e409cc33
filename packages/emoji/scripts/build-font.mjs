/**
 * Packs the `COLR` drawings of Noto Color Emoji as WOFF, unless the file is there already.
 *
 * Run by the package's `build` script and by vitest's global set-up.
 */
import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'

const compress = promisify(deflate)
const target = new URL('../font/noto-color-emoji.woff', import.meta.url)
const stamp = new URL('../font/noto-color-emoji.woff.digest', import.meta.url)
const source = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-color-emoji/400Regular/NotoColorEmoji_400Regular.ttf',
)
/** Drawn by `COLR` as well. */
const LEFT_OUT = new Set(['SVG '])

/** Directory entries of an sfnt (OpenType, "Organization of an OpenType Font"). */
function readTables(font) {
  const count = font.readUInt16BE(4)
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = 12 + 16 * index
    const offset = font.readUInt32BE(entry + 8)
    const length = font.readUInt32BE(entry + 12)
    const tag = font.toString('latin1', entry, entry + 4)
    return {
      tag,
      checksum: font.readUInt32BE(entry + 4),
      data: font.subarray(offset, offset + length),
    }
  })
  return tables.filter(({ tag }) => !LEFT_OUT.has(tag))
}

const padded = (length) => (length + 3) & ~3

/** WOFF File Format 1.0, sections 3 to 5. */
async function packWoff(flavor, tables) {
  const packed = await Promise.all(
    tables.map(async (table) => {
      const small = await compress(table.data, { level: 9 })
      return { ...table, bytes: small.length < table.data.length ? small : table.data }
    }),
  )
  const header = Buffer.alloc(44 + 20 * packed.length)
  const sfntSize = packed.reduce(
    (sum, { data }) => sum + padded(data.length),
    12 + 16 * packed.length,
  )
  let offset = header.length
  const parts = [header]
  for (const [index, { tag, checksum, data, bytes }] of packed.entries()) {
    const entry = 44 + 20 * index
    header.write(tag, entry, 'latin1')
    header.writeUInt32BE(offset, entry + 4)
    header.writeUInt32BE(bytes.length, entry + 8)
    header.writeUInt32BE(data.length, entry + 12)
    header.writeUInt32BE(checksum, entry + 16)
    parts.push(bytes, Buffer.alloc(padded(bytes.length) - bytes.length))
    offset += padded(bytes.length)
  }
  header.write('wOFF', 0, 'latin1')
  header.writeUInt32BE(flavor, 4)
  header.writeUInt32BE(offset, 8)
  header.writeUInt16BE(packed.length, 12)
  header.writeUInt32BE(sfntSize, 16)
  header.writeUInt16BE(1, 20)
  return Buffer.concat(parts)
}

async function readStamp() {
  await readFile(target)
  return (await readFile(stamp, 'utf8')).trim()
}

/** Written aside first, so that whoever reads meanwhile never sees half a file. */
async function writeWhole(url, content) {
  const part = new URL(`${url.href}.${process.pid}.part`)
  await writeFile(part, content)
  await rename(part, url)
}

/** Builds when the source or this script has changed. Vitest calls it as its global set-up. */
export async function setup() {
  const font = await readFile(source)
  const script = await readFile(new URL(import.meta.url))
  const digest = createHash('sha256').update(script).update(font).digest('hex')
  if ((await readStamp().catch(() => undefined)) === digest) return
  await writeWhole(target, await packWoff(font.readUInt32BE(0), readTables(font)))
  await writeWhole(stamp, `${digest}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setup()
