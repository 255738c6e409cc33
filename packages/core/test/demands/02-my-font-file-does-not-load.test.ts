import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import decompress from 'wawoff2/decompress.js'
import { createPlaten, type FontSource, registerFontsource } from '../../src/index.ts'

const require = createRequire(import.meta.url)
const place = (name: string) => {
  const folder = require.resolve('@fontsource/noto-sans/package.json')
  return `${folder.slice(0, -'package.json'.length)}files/${name}`
}
const woff2 = await readFile(place('noto-sans-latin-700-normal.woff2'))
const woff = await readFile(place('noto-sans-latin-700-normal.woff'))
const ttf = await decompress(woff2)

const render = async (fonts: readonly (FontSource | readonly FontSource[])[], style: object) => {
  const platen = createPlaten({ fonts, network: false })
  try {
    return await platen.render({
      canvas: { width: 120, height: 40, background: '#fff' },
      layers: [{ kind: 'text', x: 0, y: 0, text: 'Hamburg', ...style }],
    })
  } finally {
    await platen.close()
  }
}
const HOUSE = { fontFamily: 'House', fontWeight: 700 }

test('TTF, WOFF and WOFF2 of one font draw the same pixels', async () => {
  const pictures = await Promise.all(
    [ttf, woff, woff2].map((bytes) => render([{ family: 'House', bytes }], HOUSE)),
  )
  const [first] = pictures
  for (const { bytes, receipt } of pictures) {
    expect(receipt.fonts.map(({ family }) => family)).toEqual(['House'])
    expect(Buffer.from(bytes).equals(Buffer.from(first?.bytes ?? []))).toBe(true)
  }
})

test('a variable font has every weight between its ends', async () => {
  const fonts = [registerFontsource('@fontsource-variable/inter', import.meta.url)]
  const style = { fontFamily: 'Inter Variable' }
  const pictures = await Promise.all(
    [100, 433, 900].map((fontWeight) => render(fonts, { ...style, fontWeight })),
  )
  expect(new Set(pictures.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size).toBe(3)
  for (const { receipt } of pictures) {
    expect(receipt.fonts.map(({ family }) => family)).toEqual(['Inter Variable'])
  }
})

describe('what does not load is named with the reason, and never drawn in another font in silence', () => {
  test.each([
    [
      'a file that is not there',
      { path: '/nowhere/house.ttf' },
      /"house\.ttf".*"House" cannot be opened/,
    ],
    [
      'a web page in place of a font',
      { bytes: new TextEncoder().encode('<!doctype html><p>404</p>') },
      /"House" is not TTF/,
    ],
    [
      'another file, by its name',
      { path: require.resolve('@fontsource/noto-sans/package.json') },
      /"package\.json".*"House" is not TTF/,
    ],
    ['half a file', { bytes: ttf.slice(0, ttf.length / 2) }, /House/],
  ])('%s', async (_why, source, named) => {
    await expect(render([{ family: 'House', ...source }], HOUSE)).rejects.toThrow(named)
  })

  test('a family that nobody registered is listed in the receipt', async () => {
    const { receipt } = await render([], { fontFamily: 'Hose' })
    expect(receipt.unknownFamilies).toEqual(['Hose'])
    expect(receipt.warnings.join()).toContain('"Hose"')
  })
})
