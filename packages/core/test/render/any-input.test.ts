import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  createPlaten,
  isPlatenError,
  type RenderOptions,
  type TemplateInput,
} from '../../src/index.ts'
import { anyDocument } from '../model/template-arbitrary.ts'
import { drawableTemplate } from './drawable-template.ts'
import { FUZZ_TIMEOUT_MS, fuzzRuns } from './fuzz-runs.ts'
import { DRAWING, PICTURES } from './sample-sources.ts'

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

/** `drawn`, or the code of a refusal; anything else is thrown on, and the test fails. */
async function outcomeOf(template: unknown, options?: unknown): Promise<string> {
  try {
    const image = await platen.render(template as TemplateInput, options as RenderOptions<never>)
    return image.bytes.length > 0 && image.receipt.timings.total >= 0 ? 'drawn' : 'nothing'
  } catch (error) {
    if (!isPlatenError(error)) throw error
    return error.status >= 400 && error.status < 500 ? error.code : `${error.status}`
  }
}

const strange = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
  fc.constantFrom<unknown>(Symbol('x'), () => 1, Number.NaN, -0, Infinity, '', '\u0000', null),
)

/** Every kind, all dynamic, for overrides to hit. */
const CARD: TemplateInput = {
  canvas: { width: 60, height: 40 },
  tokens: { brand: '#123' },
  layers: [
    { kind: 'text', name: 'title', dynamic: true, text: 'a', width: 50, height: 20 },
    { kind: 'image', name: 'photo', dynamic: true, src: PICTURES.png, width: 9, height: 9 },
    { kind: 'svg', name: 'logo', dynamic: true, markup: DRAWING, width: 9, height: 9 },
    { kind: 'shape', name: 'dot', dynamic: true, shape: 'star', width: 9, height: 9 },
    {
      kind: 'container',
      name: 'row',
      dynamic: true,
      children: [{ kind: 'text', name: 'inner', dynamic: true }],
    },
    {
      kind: 'repeater',
      name: 'list',
      dynamic: true,
      item: { kind: 'text', name: 'entry', dynamic: true },
    },
  ],
}

const layerName = fc.constantFrom('title', 'photo', 'logo', 'dot', 'row', 'list', '__proto__')
const property = fc.constantFrom(
  ...['text', 'src', 'fill', 'visible', 'items', 'shadow', 'gap', 'opacity', 'rotate', 'width'],
  ...['markup', 'd', 'fontSize', 'border', 'fontFamily', 'margin', 'columns', 'stroke', 'lang'],
)
const value = fc.oneof(
  strange,
  fc.constantFrom<unknown>(1e9, -1e9, 0.001, '50%', '$brand', [{}], [{ entry: 'x' }], 'M0 0L9 9'),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const overrides = fc.oneof(
  { weight: 1, arbitrary: strange },
  {
    weight: 4,
    arbitrary: fc.dictionary(layerName, fc.oneof(value, fc.dictionary(property, value))),
  },
)

const OPTIONS = {
  layers: overrides,
  query: fc.oneof(strange, fc.string({ unit: 'binary', maxLength: 60 })),
  tokens: fc.oneof(strange, fc.dictionary(fc.constantFrom('brand', 'x'), value)),
  format: fc.oneof(strange, fc.constantFrom('png', 'jpeg', 'webp', 'svg')),
  quality: value,
  scale: fc.oneof(value, fc.constantFrom(0.01, 2)),
  width: fc.oneof(value, fc.integer({ min: 1, max: 300 })),
  height: fc.oneof(value, fc.integer({ min: 1, max: 300 })),
  page: value,
  compression: value,
  deadlineMs: fc.oneof(value, fc.integer({ min: 1, max: 5 })),
  signal: strange,
}
/** Mostly one option at a time, since the first that is wrong ends the order. */
const options = fc.oneof(
  { weight: 1, arbitrary: strange },
  ...Object.entries(OPTIONS).map(([name, option]) => ({
    weight: 2,
    arbitrary: option.map((given) => ({ [name]: given }) as unknown),
  })),
  { weight: 2, arbitrary: fc.record(OPTIONS, { requiredKeys: [] }) },
)

const query = fc
  .array(
    fc
      .tuple(layerName, property, fc.oneof(fc.json(), fc.string({ unit: 'binary' })))
      .map(
        ([layer, name, text]) =>
          `${layer}.${name}=${encodeURIComponent(Buffer.from(text).toString())}`,
      ),
    { maxLength: 4 },
  )
  .map((pairs) => pairs.join('&'))

describe('only an image or a PlatenError of the caller comes out', () => {
  test(
    'of anything as a template',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(strange, anyDocument), async (template) => {
          expect(await outcomeOf(template)).not.toBe('500')
        }),
        { numRuns: fuzzRuns(150) },
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  test('of a template as text or as bytes', async () => {
    await fc.assert(
      fc.asyncProperty(drawableTemplate, async (document) => {
        const text = JSON.stringify(document)
        expect(await outcomeOf(text)).toBe('drawn')
        expect(await outcomeOf(new TextEncoder().encode(text))).toBe('drawn')
      }),
      { numRuns: fuzzRuns(10) },
    )
  })

  test(
    'of any overrides',
    async () => {
      await fc.assert(
        fc.asyncProperty(overrides, async (layers) => {
          expect(await outcomeOf(CARD, { layers })).not.toBe('500')
        }),
        { numRuns: fuzzRuns(300) },
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  test(
    'of any query',
    async () => {
      await fc.assert(
        fc.asyncProperty(query, async (text) => {
          expect(await outcomeOf(CARD, { query: text })).not.toBe('500')
        }),
        { numRuns: fuzzRuns(300) },
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  test(
    'of any options',
    async () => {
      await fc.assert(
        fc.asyncProperty(options, async (given) => {
          expect(await outcomeOf(CARD, given)).not.toBe('500')
        }),
        { numRuns: fuzzRuns(300) },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})

describe('a hostile template is refused at once, at the place of its fault', () => {
  const deep = (depth: number) => {
    let layer: unknown = { kind: 'shape', shape: 'rect' }
    for (let level = 0; level < depth; level++) layer = { kind: 'container', children: [layer] }
    return { canvas: { width: 9, height: 9 }, layers: [layer] }
  }
  const cyclic: Record<string, unknown> = { canvas: { width: 9, height: 9 } }
  cyclic['layers'] = [cyclic]
  const canvas = { width: 9, height: 9 }
  const bomb = { kind: 'repeater', items: Array(500).fill({}) }

  test.each<[why: string, template: unknown, code: string, pointer: RegExp]>([
    ['10,000 nested containers', deep(10_000), 'too_deep', /^\/layers\/0\/children/],
    ['a document in itself', cyclic, 'invalid_type', /^\/layers\/0/],
    [
      'a key __proto__',
      '{"canvas":{"width":9,"height":9},"layers":[{"__proto__":{"kind":"text"}}]}',
      'forbidden_key',
      /^\/layers\/0/,
    ],
    [
      'NaN',
      { canvas: { width: Number.NaN, height: 9 }, layers: [] },
      'out_of_range',
      /^\/canvas\/width$/,
    ],
    [
      'a million items',
      { canvas, layers: [{ kind: 'repeater', items: Array(1e6).fill(1), item: { kind: 'text' } }] },
      'too_many_items',
      /^\/layers\/0\/items$/,
    ],
    [
      'repeaters in repeaters',
      {
        canvas,
        layers: [{ ...bomb, item: { ...bomb, item: { ...bomb, item: { kind: 'text' } } } }],
      },
      'too_many_nodes',
      /^$/,
    ],
    ['a million layers', { canvas, layers: Array(1e6).fill({}) }, 'too_many_layers', /^\/layers$/],
    ['unknown keys', { canvas, layers: [], colour: 1 }, 'unknown_property', /^\/colour$/],
    ['two megabytes of text', ' '.repeat(2e6), 'document_too_large', /^$/],
  ])('%s', async (_why, template, code, pointer) => {
    // The fastest of three, because the machine may be busy with something else.
    const tookMs: number[] = []
    for (let attempt = 0; attempt < 3; attempt++) {
      const started = performance.now()
      const error: unknown = await platen
        .render(template as TemplateInput)
        .catch((reason) => reason)
      tookMs.push(performance.now() - started)
      expect(error).toMatchObject({ code })
      expect(isPlatenError(error) && error.pointer).toMatch(pointer)
    }
    expect(Math.min(...tookMs)).toBeLessThan(50)
  })
})
