import NAUGHTY from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }
import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten, isPlatenError, parseTemplate, type Template } from '../../src/index.ts'
import { DRAWING, PICTURES } from '../render/sample-sources.ts'

const STRINGS: readonly string[] = NAUGHTY
if (STRINGS.length < 450) throw new Error('The list has lost strings.')

const platen = createPlaten({ network: false, pool: false })
afterAll(() => platen.close())

const canvas = { width: 60, height: 20 }
const PLACE = { name: 'it', dynamic: true, x: 0, y: 0, width: 60, height: 20 }
const templateOf = (layer: object) => parseTemplate({ canvas, layers: [{ ...PLACE, ...layer }] })

const TEXT = { kind: 'text', text: 'a', fontSize: 6 }
const CODE = { x: 0, y: 0, width: 60, height: 60 }

/** What became of an order; throws for what is neither a picture nor the caller's own fault. */
async function outcomeOf(template: Template, override: Readonly<Record<string, unknown>>) {
  try {
    const { bytes } = await platen.render(template, { layers: { it: override } } as never)
    return bytes.length > 0 ? 'drawn' : 'nothing was drawn'
  } catch (error) {
    if (isPlatenError(error) && error.status < 500) return error.code
    throw error
  }
}

async function outcomesOf(layer: object, toOverride: (text: string) => Record<string, unknown>) {
  const template = templateOf(layer)
  const outcomes = new Map<string, string[]>()
  for (const text of STRINGS) {
    const outcome = await outcomeOf(template, toOverride(text))
    outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), text])
  }
  return outcomes
}

describe('each is drawn where words are free', () => {
  test.each([
    ['a text and its description', TEXT, (text: string) => ({ text, alt: text })],
    ['a span', TEXT, (text: string) => ({ spans: [{ text }, { text, fontWeight: 700 }] })],
    ['markdown', { ...TEXT, markup: 'markdown' }, (text: string) => ({ text })],
  ])('as %s', async (_what, layer, toOverride) => {
    const outcomes = await outcomesOf(layer, toOverride)
    // An empty text asks for the fallback, which draws.
    expect([...outcomes.keys()]).toEqual(['drawn'])
  })
})

describe('each is drawn, or refused as the fault of the caller', () => {
  test.each<[what: string, layer: object, property: string, outcomes: readonly string[]]>([
    ['data of a QR code', { kind: 'qr', data: 'a', ...CODE }, 'data', ['drawn', 'qr_too_small']],
    [
      'data of a barcode',
      { kind: 'barcode', symbology: 'datamatrix', data: 'a', ...CODE },
      'data',
      ['barcode_too_small', 'drawn'],
    ],
    ['a font family', TEXT, 'fontFamily', ['drawn', 'text_too_long']],
    ['a colour', TEXT, 'fill', ['drawn', 'invalid_color', 'unknown_token']],
    ['a language', TEXT, 'lang', ['drawn', 'invalid_value']],
    ['a link', TEXT, 'link', ['drawn', 'invalid_value']],
    [
      'the source of an image',
      { kind: 'image', src: PICTURES.png },
      'src',
      ['drawn', 'invalid_url', 'source_scheme'],
    ],
    // What is no SVG gives way to the layer's own.
    ['the markup of an SVG', { kind: 'svg', markup: DRAWING }, 'markup', ['drawn']],
  ])('as %s', async (_what, layer, property, expected) => {
    const outcomes = await outcomesOf(layer, (text) => ({ [property]: text }))
    expect([...outcomes.keys()].sort()).toEqual(expected)
  })
})

test('a query says the same as an object', async () => {
  const template = templateOf(TEXT)
  for (const text of STRINGS) {
    const query = `it.text=${encodeURIComponent(text)}`
    const [written, given] = await Promise.all([
      platen.measure(template, { query } as never),
      platen.measure(template, { layers: { it: { text } } } as never),
    ])
    expect(written.pages, text).toEqual(given.pages)
  }
})
