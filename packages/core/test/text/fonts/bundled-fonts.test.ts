import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'tsup'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundledFontSources } from '../../../src/text/fonts/bundled-fonts.ts'
import { createFontRegistry } from '../../../src/text/fonts/font-registry.ts'
import { registerFontsource } from '../../../src/text/fonts/register-fontsource.ts'
import { layOut, textInput } from '../text-fonts.ts'

const packageRoot = new URL('../../../', import.meta.url)

describe('bundledFontSources', () => {
  const sizes = bundledFontSources().map((source) => {
    return 'path' in source ? statSync(source.path).size : 0
  })

  test('every file is there, and together they are small', () => {
    expect(sizes.every((size) => size > 1_000)).toBe(true)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(400_000)
  })

  test.each([
    ['Latin', 'Straße, ŵ, Tiếng Việt'],
    ['Cyrillic', 'Съешь ещё, ґ'],
    ['Greek', 'Ξεσκεπάζω ψῦχος'],
    ['signs', '“€ 5 – 10 %” … ™ ↑ ×'],
  ])('text in %s is drawn whole', async (_why, text) => {
    expect((await layOut(textInput(text), createFontRegistry())).missing).toEqual([])
  })
})

describe('the built package', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'platen-fonts-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  test('the fonts are found from dist, where everything is one file', async () => {
    await build({
      config: false,
      entry: { index: fileURLToPath(new URL('src/text/fonts/bundled-fonts.ts', packageRoot)) },
      outDir: join(folder, 'dist'),
      format: 'esm',
      outExtension: () => ({ js: '.mjs' }),
      silent: true,
    })
    cpSync(new URL('fonts/', packageRoot), join(folder, 'fonts'), { recursive: true })
    const built: typeof import('../../../src/text/fonts/bundled-fonts.ts') = await import(
      pathToFileURL(join(folder, 'dist/index.mjs')).href
    )
    const [first] = built.bundledFontSources()
    const path = first !== undefined && 'path' in first ? String(first.path) : ''
    expect(path.startsWith(pathToFileURL(folder).href)).toBe(true)
    expect(statSync(new URL(path)).size).toBeGreaterThan(1_000)
  })
})

describe('registerFontsource', () => {
  test('texts can ask for the families of a package at once', async () => {
    const registry = createFontRegistry()
    const families = registerFontsource(registry, '@fontsource-variable/inter', import.meta.url)
    expect(families).toEqual(['Inter Variable'])
    const input = textInput('text', { span: { fontFamilies: families, fontWeight: 530 } })
    const paragraph = await layOut(input, registry)
    expect(paragraph.lines[0]?.runs[0]?.face).toMatchObject({
      family: 'Inter Variable',
      weight: 530,
    })
  })
})
