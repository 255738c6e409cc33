import { readdirSync, readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { comparePixels, type RawImage, readRawImage } from '@platen/testkit/golden'
import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten } from '../../src/index.ts'
import { COMMON_SHAPE } from '../../src/model/common-properties.ts'
import { LAYER_KINDS } from '../../src/model/layer.ts'
import { OVERRIDE_RULES } from '../../src/model/override-rules.ts'
import { createGalleryPlaten, drawEntry } from './draw-entry.ts'
import { GALLERY } from './gallery.ts'
import { listEntries, nameEntry, PAGE_FILE, PICTURES_FOLDER } from './list-entries.ts'
import { printGalleryPage } from './print-gallery-page.ts'
import { drawScript, registerScriptFonts, SCRIPTS } from './scripts.ts'

const platen = createGalleryPlaten()
const writer = createPlaten({ fonts: registerScriptFonts(), network: false })
afterAll(() => Promise.all([platen.close(), writer.close()]))

const readPicture = async (name: string) =>
  readRawImage(await readFile(new URL(`${name}.png`, PICTURES_FOLDER)))

const ENTRIES = listEntries().map((named) => ({ ...named, name: nameEntry(named) }))
const rowsOf = (name: string) => GALLERY.find((section) => section.name === name)?.rows ?? {}

describe('the gallery is complete', () => {
  test.each(LAYER_KINDS)('every property of %s has a picture or a reason', (kind) => {
    const known = new Set([...Object.keys(rowsOf(kind)), ...Object.keys(rowsOf('common'))])
    expect(Object.keys(OVERRIDE_RULES[kind]).filter((name) => !known.has(name))).toEqual([])
  })

  test('no row is of a property that there is not', () => {
    const strange = LAYER_KINDS.flatMap((kind) =>
      Object.keys(rowsOf(kind)).filter((name) => !Object.hasOwn(OVERRIDE_RULES[kind], name)),
    )
    const common = Object.keys(rowsOf('common')).filter(
      (name) => !Object.hasOwn(COMMON_SHAPE, name),
    )
    expect([...strange, ...common]).toEqual([])
  })

  test('the folder has the pictures of the page and no others, and stays light', () => {
    const drawn = [
      ...ENTRIES.map(({ name }) => name),
      ...SCRIPTS.map(({ name }) => `script-${name}`),
    ]
    const recorded = SCRIPTS.map(({ name }) => `script-${name}-chromium`)
    const found = readdirSync(PICTURES_FOLDER)
    expect(found.toSorted()).toEqual(
      [...drawn, ...recorded].map((name) => `${name}.png`).toSorted(),
    )
    const bytes = found.map((name) => statSync(new URL(name, PICTURES_FOLDER)).size)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000)
  })
})

describe('the gallery is true', () => {
  test('the page is what "pnpm gallery" writes', () => {
    expect(readFileSync(PAGE_FILE, 'utf8')).toBe(printGalleryPage())
  })

  test.each(ENTRIES)(
    '$name looks as in its picture; if it may not, run "pnpm gallery"',
    async (named) => {
      const [expected, current] = [
        await readPicture(named.name),
        await readRawImage(await drawEntry(platen, named)),
      ]
      expect([current.width, current.height]).toEqual([expected.width, expected.height])
      expect(comparePixels(expected, current).differing).toBe(0)
    },
  )

  test.each(ENTRIES)('the values of $name look otherwise', async (named) => {
    const { entry } = named
    const pictures = await Promise.all(
      entry.values.map((value) =>
        drawEntry(platen, { ...named, entry: { ...entry, values: [value] } }),
      ),
    )
    const different = new Set(pictures.map((bytes) => Buffer.from(bytes).toString('base64')))
    expect(different.size).toBe(entry.values.length)
    expect(current(pictures[0])).toBeLessThanOrEqual(240)
  })

  test.each(SCRIPTS)('$title looks as in its picture', async (script) => {
    const drawn = await readRawImage(await drawScript(writer, script))
    expect(comparePixels(await readPicture(`script-${script.name}`), drawn).differing).toBe(0)
  })
})

/** Px; a PNG says so at a fixed place. */
const current = (png: Uint8Array | undefined) => Buffer.from(png ?? []).readUInt32BE(16)

/** Darker than this is ink; what is lighter is the edge of it. */
const INK = 128

/** Runs of columns that have ink, each with its first and last. */
function findInk({ width, height, data }: RawImage) {
  const isInk = (x: number, y: number) => (data[(y * width + x) * 4] ?? 255) < INK
  const columns = Array.from({ length: width }, (_column, x) =>
    Array.from({ length: height }, (_row, y) => y).filter((y) => isInk(x, y)),
  )
  const inked = columns.flatMap((rows, x) => (rows.length > 0 ? [{ x, rows }] : []))
  const rows = inked.flatMap((column) => column.rows)
  return {
    left: inked[0]?.x ?? -1,
    right: inked.at(-1)?.x ?? -1,
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    amount: rows.length,
  }
}

describe('beside Chromium', () => {
  test('there are twelve scripts', () => {
    expect(SCRIPTS).toHaveLength(12)
  })

  test.each(SCRIPTS)('$title has its ink where Chromium has it, within a px', async ({ name }) => {
    const ours = findInk(await readPicture(`script-${name}`))
    const theirs = findInk(await readPicture(`script-${name}-chromium`))
    const edges = [
      ours.left - theirs.left,
      ours.right - theirs.right,
      ours.top - theirs.top,
      ours.bottom - theirs.bottom,
    ]
    for (const edge of edges) expect(Math.abs(edge)).toBeLessThanOrEqual(1)
    // The same glyphs have about as much ink, though each engine smooths them in its own way.
    expect(ours.amount / theirs.amount).toBeGreaterThan(0.8)
    expect(ours.amount / theirs.amount).toBeLessThan(1.25)
  })
})
