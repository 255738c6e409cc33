import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { createFontRegistry, type FontRegistry } from '../../src/text/fonts/font-registry.ts'
import { readFontsource } from '../../src/text/fonts/read-fontsource.ts'
import type { ParagraphInput } from '../../src/text/paragraph-input.ts'
import { layOut, textInput } from './text-fonts.ts'

/** Recorded by `packages/testkit/src/browser-oracle/record-baselines.ts`. */
interface Recorded {
  readonly spans: readonly { readonly family: string; readonly fontSizePx: number }[]
  readonly lineHeight: number | `${number}px`
  readonly heightPx: number
  /** From the line's top. */
  readonly baselinePx: number
}

const oracle: { readonly cases: readonly Recorded[] } = JSON.parse(
  readFileSync(new URL('../oracle/baselines.json', import.meta.url), 'utf8'),
)

/** Chromium counts lengths in these, and cuts the rest off. */
const LAYOUT_UNIT_PX = 1 / 64

function toInput({ spans, lineHeight }: Recorded): ParagraphInput {
  const isFactor = typeof lineHeight === 'number'
  const value = isFactor ? lineHeight : Number.parseFloat(lineHeight)
  const inputs = spans.map(({ family, fontSizePx }) =>
    textInput('x', {
      span: {
        fontFamilies: [family],
        fontSizePx,
        lineHeight: { unit: isFactor ? 'factor' : 'px', value },
      },
    }),
  )
  const [first] = inputs
  if (first === undefined) throw new Error('The line has no span.')
  return { ...first, spans: inputs.flatMap((input) => input.spans) }
}

describe('lines are as high as those of Chromium, and so are their baselines', () => {
  let registry: FontRegistry
  beforeAll(() => {
    registry = createFontRegistry()
    for (const family of new Set(oracle.cases.flatMap(({ spans }) => spans.map((s) => s.family)))) {
      const name = `@fontsource/${family.toLowerCase().replaceAll(' ', '-')}`
      for (const source of readFontsource(name, import.meta.url)) registry.register(source)
    }
  })

  test('in each of the lines recorded', async () => {
    const misses: unknown[] = []
    for (const recorded of oracle.cases) {
      const [line] = (await layOut(toInput(recorded), registry)).lines
      const { heightPx = -1, baselinePx } = line ?? {}
      const isHigh = Math.abs(heightPx - recorded.heightPx) < LAYOUT_UNIT_PX
      if (!isHigh || baselinePx !== recorded.baselinePx) {
        misses.push({ recorded, heightPx, baselinePx })
      }
    }
    expect(misses).toEqual([])
    expect(oracle.cases.length).toBeGreaterThan(300)
  })
})
