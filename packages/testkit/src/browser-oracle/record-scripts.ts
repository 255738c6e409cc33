import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { readFontSlices, sliceCovers } from './fontsource-slices.ts'
import { photographPage } from './run-chromium.ts'
import { writeFontFace } from './write-font-face.ts'

/**
 * Run by hand, with `tsx`, when scripts are added to the gallery: stores Chromium's picture of each text
 * beside ours. `CHROMIUM` names the browser.
 */
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const list = new URL('../../../core/test/gallery/scripts.json', import.meta.url)
const core = createRequire(new URL('../../../core/package.json', import.meta.url))

interface Script {
  readonly name: string
  readonly package: string
  readonly family: string
  readonly lang: string
  readonly text: string
}

for (const script of JSON.parse(await readFile(list, 'utf8')) as readonly Script[]) {
  const { name, family, lang, text } = script
  const folder = dirname(core.resolve(`@fontsource/${script.package}/package.json`))
  // The font that has the space is the one whose metrics place the line.
  const slices = (await readFontSlices(folder)).filter((slice) => sliceCovers(slice, `${text} `))
  const faces = await Promise.all(slices.map(writeFontFace))
  // A layer of its own is drawn without sub-pixels of the screen. Exact advances cost a px of height on
  // Linux, where Chromium then moves it from the ascent to a descent that it has rounded down.
  const style = `position:absolute;left:8px;top:4px;width:224px;font:22px/40px '${family}';white-space:nowrap;text-rendering:geometricPrecision;will-change:transform`
  const html = `<!doctype html><meta charset="utf-8"><style>${faces.join('')}body{margin:0;background:#fff}</style><div dir="auto" lang="${lang}" style="${style}">${text}</div>`
  const target = new URL(
    `../../../../docs/images/gallery/script-${name}-chromium.png`,
    import.meta.url,
  )
  await photographPage(html, { width: 240, height: 48, executable: chromium, target })
  process.stdout.write(`${name} recorded\n`)
}
