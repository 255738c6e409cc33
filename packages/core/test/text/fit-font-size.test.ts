import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { analyzeOnce } from '../../src/text/analyze-once.ts'
import { fitFontSize } from '../../src/text/fit-font-size.ts'
import type { FontRegistry } from '../../src/text/fonts/font-registry.ts'
import { layoutAnalyzed } from '../../src/text/layout-paragraph.ts'
import { createTestRegistry, fontsFor, layOut, type TextOptions, textInput } from './text-fonts.ts'

let registry: FontRegistry
beforeAll(() => {
  registry = createTestRegistry()
})

interface Fit {
  readonly minFontSizePx: number
  /** Default: the authored size. */
  readonly maxFontSizePx?: number
  readonly boxHeightPx: number
}

/** Fits a text into a box, and lays it out at the size that was found. */
async function fit(text: string, options: TextOptions, fit: Fit) {
  const input = { ...textInput(text, options), heightPx: fit.boxHeightPx }
  const authoredPx = input.fontSizePx
  const { minFontSizePx, maxFontSizePx = authoredPx } = fit
  const range = { minPx: Math.min(minFontSizePx, maxFontSizePx), maxPx: maxFontSizePx }
  const fonts = await fontsFor(input, registry)
  const found = fitFontSize(input, range, fonts)
  const scale = found.fontSizePx / authoredPx
  const paragraph = layoutAnalyzed(analyzeOnce(input, fonts), input, scale)
  return { ...found, paragraph, shrunk: found.fontSizePx < authoredPx }
}

const LONG = 'The quick brown fox jumps over the lazy dog and keeps on running'

describe('fitFontSize', () => {
  test('what fits keeps its size', async () => {
    const fitted = await fit('short', { widthPx: 200 }, { minFontSizePx: 8, boxHeightPx: 50 })
    expect(fitted).toMatchObject({ fontSizePx: 20, shrunk: false })
  })

  test('the size found fits, and half a pixel more does not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 80, max: 400 }),
        fc.integer({ min: 30, max: 200 }),
        async (widthPx, boxHeightPx) => {
          const span = { fontSizePx: 64 }
          const { paragraph, fontSizePx } = await fit(
            LONG,
            { widthPx, span },
            { minFontSizePx: 4, boxHeightPx },
          )
          if (fontSizePx === 4) return
          expect(fontSizePx * 2).toBe(Math.round(fontSizePx * 2))
          expect(paragraph.heightPx).toBeLessThanOrEqual(boxHeightPx + 1 / 64)
          expect(paragraph.overflowsWidth).toBe(false)
          const input = textInput(LONG, { widthPx, span: { fontSizePx: fontSizePx + 0.5 } })
          const larger = await layOut(input, registry)
          const fits = larger.heightPx <= boxHeightPx + 1 / 64 && !larger.overflowsWidth
          expect(fits).toBe(false)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a fitted text looks as one of that size does', async () => {
    const { paragraph, fontSizePx } = await fit(
      LONG,
      { widthPx: 200, span: { fontSizePx: 60 } },
      { minFontSizePx: 8, boxHeightPx: 100 },
    )
    const direct = await layOut(textInput(LONG, { widthPx: 200, span: { fontSizePx } }), registry)
    expect(paragraph.fontSizePx).toBe(fontSizePx)
    expect(paragraph.lines.map(({ start }) => start)).toEqual(
      direct.lines.map(({ start }) => start),
    )
    expect(paragraph.widthPx).toBeCloseTo(direct.widthPx, 3)
    expect(paragraph.heightPx).toBeCloseTo(direct.heightPx, 3)
  })

  test('spacing and line heights in px shrink with the size', async () => {
    const span = { letterSpacingPx: 4, lineHeight: { unit: 'px', value: 40 } } as const
    const options = { widthPx: 60, span, style: { wrap: 'none' } } as const
    const { paragraph, fontSizePx } = await fit('letters', options, {
      minFontSizePx: 4,
      boxHeightPx: 100,
    })
    const scale = fontSizePx / 20
    expect(scale).toBeLessThan(1)
    expect(paragraph.heightPx).toBeCloseTo(40 * scale, 6)
    const whole = await layOut(textInput('letters', { span }), registry)
    expect(paragraph.widthPx).toBeCloseTo(whole.widthPx * scale, 3)
  })

  test('a number of lines bounds the size', async () => {
    const options: TextOptions = { widthPx: 300, style: { maxLines: 1 } }
    const { paragraph, shrunk } = await fit(LONG, options, { minFontSizePx: 4, boxHeightPx: 500 })
    expect(shrunk).toBe(true)
    expect(paragraph).toMatchObject({ clamped: false })
    expect(paragraph.lines.length).toBe(1)
  })

  test('at the smallest size what is too long overflows as the style says', async () => {
    const options: TextOptions = { widthPx: 60, heightPx: 30, style: { overflow: 'ellipsis' } }
    const fitted = await fit(LONG, options, { minFontSizePx: 15, boxHeightPx: 30 })
    expect(fitted.fontSizePx).toBe(15)
    expect(fitted.paragraph).toMatchObject({ clamped: true, ellipsised: true })
  })

  test('a smallest size above the authored one changes nothing', async () => {
    const fitted = await fit(LONG, { widthPx: 50 }, { minFontSizePx: 30, boxHeightPx: 10 })
    expect(fitted).toMatchObject({ fontSizePx: 20, shrunk: false })
  })

  test('what may grow takes the largest size that fits', async () => {
    const range = { minFontSizePx: 8, maxFontSizePx: 400, boxHeightPx: 200 }
    const { paragraph, fontSizePx, fits } = await fit('Grow', { widthPx: 300 }, range)
    expect(fits).toBe(true)
    expect(fontSizePx).toBeGreaterThan(60)
    expect(paragraph.overflowsWidth).toBe(false)
    const larger = textInput('Grow', { widthPx: 300, span: { fontSizePx: fontSizePx + 0.5 } })
    const next = await layOut(larger, registry)
    expect(next.overflowsWidth || next.heightPx > 200).toBe(true)
  })

  test.each([
    ['the authored size fits', 'short', 200, true],
    ['a smaller one does', 'not so short', 60, true],
    ['not even the smallest does', LONG, 12, false],
  ])('says so where %s', async (_why, text, widthPx, fits) => {
    const found = await fit(text, { widthPx }, { minFontSizePx: 8, boxHeightPx: 40 })
    expect(found.fits).toBe(fits)
  })
})
