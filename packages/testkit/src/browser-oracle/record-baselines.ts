import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { BASELINE_CASES, BASELINE_PACKAGES, type BaselineCase } from './baseline-cases.ts'
import { readFontSlices, sliceCovers } from './fontsource-slices.ts'
import { runChromium } from './run-chromium.ts'
import { writeFontFace } from './write-font-face.ts'

/**
 * Run by hand, with `tsx`, when cases are added: sets every line in Chromium and stores how high it is
 * and where its baseline lies. `CHROMIUM` names the browser.
 *
 * Text is rendered as it is by default: with `text-rendering: geometricPrecision`, and on Linux only,
 * Chromium takes a px from the ascent of a font whose descent it has rounded down.
 */
const target = new URL('../../../core/test/oracle/baselines.json', import.meta.url)
const core = createRequire(new URL('../../../core/package.json', import.meta.url))

/** A box of no height stands on the baseline; without it the line is as high as its text. */
const MEASURE = `async () => {
  await Promise.all([...document.fonts].map((face) => face.load()))
  await document.fonts.ready
  const found = [...document.querySelectorAll('p')].map((line) => {
    const mark = line.querySelector('i')
    const baseline = mark.getBoundingClientRect().bottom - line.getBoundingClientRect().top
    mark.remove()
    return [line.getBoundingClientRect().height, baseline]
  })
  document.getElementById('found').textContent = JSON.stringify(found)
}`

const fontOf = ({ family, fontSizePx }: BaselineCase['spans'][number]) =>
  `font-family:'${family}';font-size:${fontSizePx}px`

function writeLine({ spans, lineHeight }: BaselineCase): string {
  const [first] = spans
  const own = first === undefined ? '' : fontOf(first)
  const content = spans.map((span) => `<span style="${fontOf(span)}">x</span>`).join('')
  return `<p style="line-height:${lineHeight};${own}">${content}<i></i></p>`
}

const slices = await Promise.all(
  BASELINE_PACKAGES.map((name) =>
    readFontSlices(dirname(core.resolve(`@fontsource/${name}/package.json`))),
  ),
)
const used = slices.flat().filter((slice) => sliceCovers(slice, 'x'))
const page = [
  '<!doctype html><meta charset="utf-8"><style>',
  ...(await Promise.all(used.map(writeFontFace))),
  'p { margin: 0 } i { display: inline-block }',
  '</style>',
  ...BASELINE_CASES.map(writeLine),
  `<pre id="found"></pre><script>(${MEASURE})()</script>`,
].join('\n')

const { version, dom } = await runChromium(page, process.env['CHROMIUM'] ?? '/usr/bin/chromium')
const found: readonly (readonly [number, number])[] = JSON.parse(
  /<pre id="found">(.*?)<\/pre>/s.exec(dom)?.[1] ?? '',
)
const rows = BASELINE_CASES.map((each, index) => {
  const [heightPx, baselinePx] = found[index] ?? []
  return `    ${JSON.stringify({ ...each, heightPx, baselinePx })}`
})
await writeFile(
  target,
  `{\n  "browser": ${JSON.stringify(version)},\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`,
)
process.stdout.write(`${BASELINE_CASES.length} lines recorded with ${version}\n`)
