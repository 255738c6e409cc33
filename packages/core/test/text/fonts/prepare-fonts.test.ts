import { describe, expect, test, vi } from 'vitest'
import { createFontRegistry } from '../../../src/text/fonts/font-registry.ts'
import type { FontSource } from '../../../src/text/fonts/font-source.ts'
import type { FontNeed } from '../../../src/text/fonts/prepare-fonts.ts'
import { prepareFonts } from '../../../src/text/fonts/prepare-fonts.ts'
import { readFontSource } from '../../../src/text/fonts/read-font-source.ts'
import { readFontsource } from '../../../src/text/fonts/read-fontsource.ts'

function need(text: string, families: readonly string[], rest: Partial<FontNeed> = {}): FontNeed {
  return {
    text,
    families,
    weight: 400,
    style: 'normal',
    stretch: 100,
    variations: new Map(),
    emoji: 'colour',
    ...rest,
  }
}

/** The same fonts, and the names of the files that were read of them. */
function watchReads(sources: readonly FontSource[]) {
  const reads: string[] = []
  const watched = sources.map(
    ({ family, weight, style, stretch, unicodeRange, ...source }): FontSource => ({
      ...{ family, weight, style, stretch, unicodeRange },
      load: () => {
        reads.push('path' in source ? String(source.path).replace(/^.*\//, '') : '')
        return readFontSource({ family, ...source }, 1e9)
      },
    }),
  )
  return { watched, reads }
}

const inter = readFontsource('@fontsource/inter', import.meta.url)
const japanese = readFontsource('@fontsource/noto-sans-jp', import.meta.url)

describe('prepareFonts', () => {
  test('only the slices that a text meets are read, and each once', async () => {
    const { watched, reads } = watchReads(inter)
    const registry = createFontRegistry()
    for (const source of watched) registry.register({ ...source, family: 'Sliced' })
    await prepareFonts([need('Hello Мир', ['Sliced']), need('Привет', ['Sliced'])], registry)
    await prepareFonts([need('Hello', ['Sliced'])], registry)
    expect(reads.sort()).toEqual([
      'inter-cyrillic-400-normal.woff2',
      'inter-latin-400-normal.woff2',
    ])
  })

  test('a character is looked for in the families in their order, then in every other one', async () => {
    const registry = createFontRegistry()
    for (const source of japanese) registry.register(source)
    const fonts = await prepareFonts([need('a漢', ['Inter'])], registry)
    const chain = fonts.chain(need('', ['Inter']))
    expect(chain.faceFor('a').face?.family).toBe('Inter')
    expect(chain.faceFor('漢').face?.family).toBe('Noto Sans JP')
  })

  test('an unknown family is reported, and the default font stands in', async () => {
    const fonts = await prepareFonts(
      [need('a', ['Nowhere', 'Inter']), need('b', ['nowhere', 'sans-serif'])],
      createFontRegistry(),
    )
    expect(fonts.unknownFamilies).toEqual(['Nowhere', 'nowhere'])
    expect(fonts.chain(need('', ['Nowhere', 'Inter'])).primary.family).toBe('Inter')
  })

  test('a nearer layer wins where both have the same face', async () => {
    const instance = createFontRegistry()
    for (const source of japanese) instance.register({ ...source, family: 'Brand' })
    const template = createFontRegistry({ parent: instance })
    for (const source of inter) template.register({ ...source, family: 'brand' })
    const fonts = await prepareFonts([need('a漢', ['BRAND'])], template)
    const chain = fonts.chain(need('', ['BRAND']))
    expect(chain.faceFor('a').face?.family).toBe('brand')
    expect(chain.faceFor('漢').face?.family).toBe('Brand')
    expect(template.families()).toEqual(['brand', 'Inter'])
  })

  test('a font without descriptors says them itself', async () => {
    const registry = createFontRegistry()
    for (const weight of [400, 700]) {
      const source = inter.find((font) => String(font.weight) === `${weight},${weight}`)
      if (source === undefined || !('path' in source)) throw new Error('Inter lacks a weight.')
      registry.register({ family: 'Plain', path: source.path })
    }
    const bold = need('a', ['Plain'], { weight: 800 })
    const fonts = await prepareFonts([bold], registry)
    expect(fonts.chain(bold).primary.weight).toBe(700)
  })

  test('axis values come from the style, and variations win', async () => {
    const registry = createFontRegistry()
    const style = { weight: 650, variations: new Map<string, number>() }
    const wide = { weight: 650, variations: new Map([['wght', 5_000]]) }
    const needs = [need('a', ['Inter'], style), need('a', ['Inter'], wide)]
    const fonts = await prepareFonts(needs, registry)
    const [semibold, black] = needs.map((each) => fonts.chain(each).primary)
    expect([semibold?.weight, black?.weight]).toEqual([650, 900])
    expect(semibold?.digest).not.toBe(black?.digest)
  })

  test('a damaged font that a text asks for is an error, one that it does not ask for is not', async () => {
    const registry = createFontRegistry()
    registry.register({
      family: 'Broken',
      weight: 400,
      style: 'normal',
      bytes: Uint8Array.of(0, 1, 0, 0, 9),
    })
    await expect(prepareFonts([need('a', ['Broken'])], registry)).rejects.toMatchObject({
      code: 'font_corrupt',
      message: expect.stringContaining('"Broken"'),
    })
    const fonts = await prepareFonts([need('漢', ['Inter'])], registry)
    expect(fonts.chain(need('', ['Inter'])).faceFor('漢').missing).toEqual([0x6f22])
  })

  test('a file that is not there is named by its family, not by its path', async () => {
    const registry = createFontRegistry()
    registry.register({ family: 'Gone', path: '/secret/place.ttf' })
    const failure = prepareFonts([need('a', ['Gone'])], registry)
    await expect(failure).rejects.toMatchObject({
      code: 'source_not_found',
      message: expect.not.stringContaining('secret'),
    })
  })

  test('a source that failed once is asked again', async () => {
    const registry = createFontRegistry()
    const source = inter[0]
    if (source === undefined) throw new Error('Inter has no fonts.')
    const load = vi.fn(() => readFontSource(source, 1e9)).mockRejectedValueOnce(new Error('busy'))
    registry.register({ family: 'Flaky', load })
    await expect(prepareFonts([need('a', ['Flaky'])], registry)).rejects.toThrow('busy')
    await expect(prepareFonts([need('a', ['Flaky'])], registry)).resolves.toBeDefined()
  })

  test('an aborted signal ends the wait with its own reason', async () => {
    const registry = createFontRegistry()
    registry.register({ family: 'Slow', load: () => new Promise(() => undefined) })
    const controller = new AbortController()
    const waiting = prepareFonts([need('a', ['Slow'])], registry, controller.signal)
    controller.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
  })

  test('a style that was not prepared is told apart from a missing font', async () => {
    const fonts = await prepareFonts([need('a', ['Inter'])], createFontRegistry())
    expect(() => fonts.chain(need('', ['Inter'], { weight: 700 }))).toThrow(
      expect.objectContaining({ code: 'internal' }),
    )
  })
})
