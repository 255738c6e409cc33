import { beforeAll, describe, expect, test } from 'vitest'
import { maxContentWidth, minContentWidth } from '../../src/text/content-width.ts'
import type { FontRegistry } from '../../src/text/fonts/font-registry.ts'
import { createTestRegistry, fontsFor, layOut, type TextOptions, textInput } from './text-fonts.ts'

let registry: FontRegistry
beforeAll(() => {
  registry = createTestRegistry()
})

const widthOf = async (text: string) => (await layOut(textInput(text), registry)).widthPx

async function widths(text: string, options: TextOptions = {}) {
  const input = textInput(text, options)
  const fonts = await fontsFor(input, registry)
  return { min: minContentWidth(input, fonts), max: maxContentWidth(input, fonts) }
}

describe('content widths', () => {
  test('the least is the widest word, the most the widest line', async () => {
    const { min, max } = await widths('a longest word\nb')
    expect(min).toBeCloseTo(await widthOf('longest'), 3)
    expect(max).toBeCloseTo(await widthOf('a longest word'), 3)
  })

  test('anywhere, the least is the widest cluster', async () => {
    const { min } = await widths('iiWii', { style: { wordBreak: 'anywhere' } })
    expect(min).toBeCloseTo(await widthOf('W'), 3)
  })

  test('without wrapping the least is the most', async () => {
    const { min, max } = await widths('a longest word', { style: { wrap: 'none' } })
    expect(min).toBe(max)
  })

  test('a box of the most width takes one line', async () => {
    const text = 'Some text, AVATAR — “quoted” and المزيد too'
    const { max } = await widths(text)
    expect((await layOut(textInput(text, { widthPx: max }), registry)).lines.length).toBe(1)
  })
})
