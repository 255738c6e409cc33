import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { readFontSlices, sliceCovers } from './fontsource-slices.ts'
import {
  PARAGRAPH_CASES,
  PARAGRAPH_FONT_SIZE_PX,
  type ParagraphCase,
  type RecordedSpan,
} from './paragraph-cases.ts'
import { runChromium } from './run-chromium.ts'
import { writeFontFace } from './write-font-face.ts'

/**
 * Run by hand, with `tsx`, when cases are added: sets every paragraph in Chromium and stores where its
 * lines start and its letters stand. `CHROMIUM` names the browser.
 */
const target = new URL('../../../core/test/oracle/paragraphs.json', import.meta.url)
const core = createRequire(new URL('../../../core/package.json', import.meta.url))

const PACKAGE = 'noto-sans'

/** Runs in the browser: for each letter its offset, and px from the paragraph's left edge. */
const MEASURE = `async () => {
  await Promise.all([...document.fonts].map((face) => face.load()))
  await document.fonts.ready
  const found = [...document.querySelectorAll('p')].map((paragraph) => {
    const letters = []
    const left = paragraph.getBoundingClientRect().left
    const range = document.createRange()
    let offset = 0
    for (const span of paragraph.children) {
      const node = span.firstChild
      for (let index = 0; index < node.data.length; index++) {
        if (/[^\\s\\u00ad]/.test(node.data[index])) {
          range.setStart(node, index)
          range.setEnd(node, index + 1)
          const boxes = range.getClientRects()
          const box = boxes[boxes.length - 1]
          letters.push([offset + index, Math.round((box.left - left) * 100) / 100])
        }
      }
      offset += node.data.length
    }
    return letters
  })
  document.getElementById('found').textContent = JSON.stringify(found)
}`

function writeSpan({ text, fontSizePx, letterSpacingPx = 0 }: RecordedSpan): string {
  const size = fontSizePx === undefined ? '' : `font-size:${fontSizePx}px;`
  return `<span style="${size}letter-spacing:${letterSpacingPx}px">${text}</span>`
}

function writeParagraph({ spans, widthPx, align, wrap, wordSpacingPx = 0 }: ParagraphCase): string {
  const style = [
    `width:${widthPx}px`,
    `text-align:${align ?? 'start'}`,
    `text-wrap:${wrap === 'balance' ? 'balance' : 'wrap'}`,
    `word-spacing:${wordSpacingPx}px`,
  ]
  return `<p lang="en" style="${style.join(';')}">${spans.map(writeSpan).join('')}</p>`
}

const all = PARAGRAPH_CASES.flatMap(({ spans }) => spans.map(({ text }) => text)).join('')
const folder = dirname(core.resolve(`@fontsource/${PACKAGE}/package.json`))
const slices = (await readFontSlices(folder)).filter((slice) => sliceCovers(slice, all))
const page = [
  '<!doctype html><meta charset="utf-8"><style>',
  ...(await Promise.all(slices.map(writeFontFace))),
  `p { margin: 0; font: ${PARAGRAPH_FONT_SIZE_PX}px '${slices[0]?.family}'; white-space-collapse: preserve; text-rendering: geometricPrecision }`,
  '</style>',
  ...PARAGRAPH_CASES.map(writeParagraph),
  `<pre id="found"></pre><script>(${MEASURE})()</script>`,
].join('\n')

const { version, dom } = await runChromium(page, process.env['CHROMIUM'] ?? '/usr/bin/chromium')
const found: readonly unknown[] = JSON.parse(/<pre id="found">(.*?)<\/pre>/s.exec(dom)?.[1] ?? '')
const rows = PARAGRAPH_CASES.map(
  (each, index) => `    ${JSON.stringify({ ...each, letters: found[index] })}`,
)
await writeFile(
  target,
  `{\n  "browser": ${JSON.stringify(version)},\n  "fontSizePx": ${PARAGRAPH_FONT_SIZE_PX},\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`,
)
process.stdout.write(`${PARAGRAPH_CASES.length} paragraphs recorded with ${version}\n`)
