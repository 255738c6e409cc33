import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type FontSlice, readFontSlices, sliceCovers } from './fontsource-slices.ts'
import { GLYPH_FONT_SIZE_PX, GLYPH_TEXTS } from './glyph-texts.ts'
import { writeFontFace } from './write-font-face.ts'

/**
 * Run by hand, with `tsx`, when texts are added: has Chromium print each text on a line of its own, and
 * reads with MuPDF which glyphs it put where. A glyph is known by its number in its file. `CHROMIUM`
 * names the browser.
 */
const target = new URL('../../../core/test/oracle/glyphs.json', import.meta.url)
const core = createRequire(new URL('../../../core/package.json', import.meta.url))
const run = promisify(execFile)

const LINE_PX = 60
const LEFT_PX = 40
const PAGE_WIDTH_PX = 1000

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const familyOf = new Map<string, string>()
const slices: FontSlice[] = []
for (const name of new Set(GLYPH_TEXTS.flatMap(({ families }) => families))) {
  const folder = dirname(core.resolve(`@fontsource/${name}/package.json`))
  const own = GLYPH_TEXTS.filter(({ families }) => families.includes(name))
  const all = own.map(({ text }) => text).join('')
  const known = await readFontSlices(folder)
  familyOf.set(name, known[0]?.family ?? '')
  slices.push(...known.filter((slice) => sliceCovers(slice, all)))
}
const page = [
  '<!doctype html><meta charset="utf-8"><style>',
  ...(await Promise.all(slices.map(writeFontFace))),
  `@page { size: ${PAGE_WIDTH_PX}px ${LINE_PX * (GLYPH_TEXTS.length + 1)}px; margin: 0 }`,
  `body { margin: 0 } p { position: absolute; margin: 0; left: ${LEFT_PX}px; white-space: pre; font-size: ${GLYPH_FONT_SIZE_PX}px; line-height: ${LINE_PX}px; text-rendering: geometricPrecision }`,
  '</style>',
  ...GLYPH_TEXTS.map(({ lang, families, text }, index) => {
    const list = families.map((name) => `'${familyOf.get(name)}'`).join(',')
    return `<p dir="auto" lang="${lang}" style="top:${index * LINE_PX}px;font-family:${list}">${escapeHtml(text)}</p>`
  }),
].join('\n')

/** The page as Chromium prints it, as MuPDF reads it. */
async function tracePage(executable: string) {
  const folder = await mkdtemp(join(tmpdir(), 'platen-oracle-'))
  try {
    const [html, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
    await writeFile(html, page)
    const { stdout: version } = await run(executable, ['--version'])
    const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer']
    const profile = `--user-data-dir=${join(folder, 'profile')}`
    const wait = '--virtual-time-budget=10000'
    const address = pathToFileURL(html).href
    await run(executable, [...options, profile, wait, `--print-to-pdf=${pdf}`, address])
    const { stdout: trace } = await run('mutool', ['trace', pdf], { maxBuffer: 64_000_000 })
    return { version: version.trim(), trace }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A glyph's number in its file, and px from the line's left edge and down from the page's upper edge. */
type TracedGlyph = readonly [id: number, x: number, y: number]

/** The glyphs of each line in the order in which they are drawn. */
function readGlyphs(trace: string): readonly TracedGlyph[][] {
  const lines: TracedGlyph[][] = GLYPH_TEXTS.map(() => [])
  const known = [...familyOf.values()].map((family) => family.replaceAll(' ', ''))
  let font = ''
  for (const [, name, id, x, y] of trace.matchAll(
    /<span font="([^"]+)"|<g [^>]*?glyph="(\d+)" x="([^"]+)" y="([^"]+)"/g,
  )) {
    if (name !== undefined) font = name.slice(name.indexOf('+') + 1)
    else {
      const line = Math.floor(Number(y) / LINE_PX)
      if (!known.some((family) => font.startsWith(family))) {
        throw new Error(`"${GLYPH_TEXTS[line]?.text}" is drawn by ${font}, which is not ours.`)
      }
      lines[line]?.push([Number(id), round(Number(x) - LEFT_PX), Number(y)])
    }
  }
  return lines
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** Most glyphs of a line stand on its baseline. */
function toBaseline(glyphs: readonly TracedGlyph[]): readonly TracedGlyph[] {
  const counts = new Map<number, number>()
  for (const [, , y] of glyphs) counts.set(y, (counts.get(y) ?? 0) + 1)
  const [baseline = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  return glyphs.map(([id, x, y]) => [id, x, round(y - baseline)])
}

const { version, trace } = await tracePage(process.env['CHROMIUM'] ?? '/usr/bin/chromium')
const lines = readGlyphs(trace)
const rows = GLYPH_TEXTS.map((each, index) =>
  JSON.stringify({
    ...each,
    families: each.families.map((name) => familyOf.get(name)),
    glyphs: toBaseline(lines[index] ?? []),
  }),
)
await writeFile(
  target,
  `{\n  "browser": ${JSON.stringify(version)},\n  "fontSizePx": ${GLYPH_FONT_SIZE_PX},\n  "texts": [\n    ${rows.join(',\n    ')}\n  ]\n}\n`,
)
process.stdout.write(`${GLYPH_TEXTS.length} texts recorded with ${version}\n`)
