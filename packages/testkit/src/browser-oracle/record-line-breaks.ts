import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type FontSlice, readFontSlices, sliceCovers } from './fontsource-slices.ts'
import { EMOJI_PACKAGE } from './line-break-scripts.ts'
import {
  LINE_BREAK_FONT_SIZE_PX,
  LINE_BREAK_TEXTS,
  LINE_BREAK_WIDTHS,
  type LineBreakText,
} from './line-break-texts.ts'
import { runChromium } from './run-chromium.ts'
import { writeFontFace } from './write-font-face.ts'

/**
 * Run by hand, with `tsx`, when texts are added: breaks every paragraph at every width in Chromium
 * and stores where the lines start. `CHROMIUM` names the browser.
 */
const target = new URL('../../../core/test/oracle/line-breaks.json', import.meta.url)
const core = createRequire(new URL('../../../core/package.json', import.meta.url))

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

async function readNeededSlices(texts: readonly LineBreakText[]): Promise<readonly FontSlice[]> {
  const packages = new Set(texts.flatMap((each) => each.families))
  const needed: FontSlice[] = []
  for (const name of packages) {
    if (name === EMOJI_PACKAGE) {
      needed.push(readEmojiSlice())
      continue
    }
    const folder = dirname(core.resolve(`@fontsource/${name}/package.json`))
    const all = texts
      .filter((each) => each.families.includes(name))
      .map((each) => each.text)
      .join('')
    needed.push(...(await readFontSlices(folder)).filter((slice) => sliceCovers(slice, all)))
  }
  return needed
}

/** One face for all emoji; as in CSS, digits stay with the font in front of it. */
function readEmojiSlice(): FontSlice {
  const folder = dirname(core.resolve(`${EMOJI_PACKAGE}/package.json`))
  const path = join(folder, 'font', 'noto-color-emoji.woff')
  return { family: 'Noto Color Emoji', path, ranges: [], unicodeRange: 'U+0-10FFFF' }
}

/** Runs in the browser: the UTF-16 offset at which each line starts, seen by the height of clusters. */
const MEASURE = `async () => {
  await Promise.all([...document.fonts].map((face) => face.load()))
  await document.fonts.ready
  const starts = [...document.querySelectorAll('p')].map((paragraph) => {
    const node = paragraph.firstChild
    const found = [0]
    let top
    const range = document.createRange()
    for (const { index, segment } of new Intl.Segmenter().segment(node.data)) {
      range.setStart(node, index)
      range.setEnd(node, index + segment.length)
      const boxes = range.getClientRects()
      if (boxes.length === 0 || segment === ' ' || segment === '\\u00ad') continue
      const box = boxes[boxes.length - 1]
      if (top !== undefined && box.top - top > 12) found.push(index)
      top = box.top
    }
    return found
  })
  document.getElementById('starts').textContent = JSON.stringify(starts)
}`

const familyOf = new Map<string, string>()
const slices = await readNeededSlices(LINE_BREAK_TEXTS)
for (const { family } of slices) familyOf.set(family.toLowerCase().replaceAll(' ', '-'), family)
familyOf.set(EMOJI_PACKAGE, 'Noto Color Emoji')

const paragraphs = LINE_BREAK_TEXTS.flatMap((each) =>
  LINE_BREAK_WIDTHS.map((widthPx) => ({ ...each, widthPx })),
)
const faces = await Promise.all(slices.map(writeFontFace))
const page = [
  '<!doctype html><meta charset="utf-8"><style>',
  ...faces,
  `p { margin: 0; font-size: ${LINE_BREAK_FONT_SIZE_PX}px; line-height: 24px; white-space: pre-wrap; text-rendering: geometricPrecision }`,
  '</style>',
  ...paragraphs.map(({ lang, families, widthPx, text }) => {
    const list = families.map((name) => `'${familyOf.get(name)}'`).join(',')
    return `<p dir="auto" lang="${lang}" style="width:${widthPx}px;font-family:${list}">${escapeHtml(text)}</p>`
  }),
  `<pre id="starts"></pre><script>(${MEASURE})()</script>`,
].join('\n')

const { version, dom } = await runChromium(page, process.env['CHROMIUM'] ?? '/usr/bin/chromium')
const starts: readonly (readonly number[])[] = JSON.parse(
  /<pre id="starts">(.*?)<\/pre>/s.exec(dom)?.[1] ?? '',
)
const texts = LINE_BREAK_TEXTS.map(({ script, lang, families, text }, index) => ({
  script,
  lang,
  families: families.map((name) => familyOf.get(name)),
  text,
  /** Width to line starts. */
  lines: Object.fromEntries(
    LINE_BREAK_WIDTHS.map((widthPx, at) => [
      widthPx,
      starts[index * LINE_BREAK_WIDTHS.length + at],
    ]),
  ),
}))
const rows = texts.map((each) => `    ${JSON.stringify(each)}`).join(',\n')
await writeFile(
  target,
  `{\n  "browser": ${JSON.stringify(version)},\n  "fontSizePx": ${LINE_BREAK_FONT_SIZE_PX},\n  "texts": [\n${rows}\n  ]\n}\n`,
)
process.stdout.write(`${paragraphs.length} paragraphs recorded with ${version}\n`)
