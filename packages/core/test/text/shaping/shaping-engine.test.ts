import { describe, expect, test } from 'vitest'
import { analyzeText } from '../../../src/text/analyze-text.ts'
import { createFontRegistry } from '../../../src/text/fonts/font-registry.ts'
import { shapeText } from '../../../src/text/shaping/shape-text.ts'
import { loadShapingEngine } from '../../../src/text/shaping/shaping-engine.ts'
import { toShapingLanguage } from '../../../src/text/shaping/shaping-language.ts'
import { fontsFor, layOut, textInput } from '../text-fonts.ts'

describe('loadShapingEngine', () => {
  test('an engine that failed is given up, and the next one works with the same registry', async () => {
    const registry = createFontRegistry()
    const before = await layOut(textInput('text'), registry)
    const broken = await loadShapingEngine()
    const fault = () => {
      throw new RangeError('Maximum call stack size exceeded')
    }
    expect(() => broken.run('Bad', fault)).toThrow(
      expect.objectContaining({ code: 'font_corrupt' }),
    )
    expect(() => broken.run('Bad', () => 1)).toThrow(
      expect.objectContaining({ code: 'font_corrupt' }),
    )
    const engine = await loadShapingEngine()
    expect(engine).not.toBe(broken)
    const after = await layOut(textInput('text, again'), registry)
    expect(after.lines[0]?.runs[0]?.glyphIds.slice(0, 4)).toEqual(
      before.lines[0]?.runs[0]?.glyphIds,
    )
  })

  test('forty thousand texts in a row leave no memory behind', async () => {
    const input = textInput('a')
    const fonts = await fontsFor(input, createFontRegistry())
    const [span] = analyzeText(input, fonts).spans
    if (span === undefined) throw new Error('The input has no span.')
    const rest = { script: 'Latn', language: 'en', rtl: false, features: new Map(), featureKey: '' }
    const shapeMany = (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        const text = `Title number ${i} of many`
        shapeText({ face: span.fonts.primary, text, start: 0, end: text.length, ...rest })
      }
    }
    const { library } = await loadShapingEngine()
    // Where HarfBuzz puts its next object tells how much of its memory is taken.
    const nextAddress = () => new library.Blob(Uint8Array.of(0)).ptr
    shapeMany(0, 1_000)
    const before = nextAddress()
    shapeMany(1_000, 41_000)
    // A HarfBuzz buffer for each text would take some 70 MB: finalisers run in no loop.
    expect(nextAddress() - before).toBeLessThan(100_000)
  }, 60_000)

  test('ten thousand layouts go through one engine', async () => {
    const registry = createFontRegistry()
    const engine = await loadShapingEngine()
    for (let i = 0; i < 10_000; i++) await layOut(textInput(`${i}`), registry)
    expect(await loadShapingEngine()).toBe(engine)
  }, 60_000)
})
describe('toShapingLanguage', () => {
  test.each([
    ['a region does not matter', 'de-AT', 'de'],
    ['Chinese keeps its script', 'zh-Hant-HK', 'zh-hant'],
    ['Chinese keeps its region', 'zh-TW', 'zh-tw'],
    ['three letters are a language too', 'haw-US', 'haw'],
    ['what is no tag is undetermined', 'türkçe', 'und'],
    ['nothing is undetermined', '', 'und'],
  ])('%s', (_why, tag, language) => {
    expect(toShapingLanguage(tag)).toBe(language)
  })
})
