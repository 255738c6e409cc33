import { afterAll, describe, expect, test } from 'vitest'
import {
  createPlaten,
  isPlatenError,
  type RenderOptions,
  type TemplateInput,
} from '../../src/index.ts'
import { PICTURES, toSvgUrl } from './sample-sources.ts'

const platen = createPlaten()
afterAll(() => platen.close())

type Order = [template: unknown, options?: unknown]
type Row = [why: string, order: Order, code: string, pointer: string]

/** Refusals that need no drawing must come sooner than any drawing could. */
const SOON_MS = 250

async function faultOf([template, options]: Order) {
  try {
    await platen.render(template as TemplateInput, options as RenderOptions<never>)
  } catch (error) {
    if (isPlatenError(error)) return error
    throw error
  }
  throw new Error('The order was accepted.')
}

const canvas = { width: 40, height: 30 }
const empty = { canvas, layers: [] }
const boxes = (count: number) =>
  Array.from({ length: count }, () => ({ kind: 'shape', shape: 'rect', width: 1, height: 1 }))
const texts = (count: number, text: string) =>
  Array.from({ length: count }, () => ({ kind: 'text', text }))
const images = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'image',
    width: 5,
    height: 5,
    src: toSvgUrl(`<svg xmlns="http://www.w3.org/2000/svg" width="${index + 1}" height="1"/>`),
  }))
const repeater = (count: number) => ({
  canvas,
  layers: [
    {
      kind: 'repeater',
      name: 'list',
      dynamic: true,
      items: Array.from({ length: count }, () => ({})),
      item: { kind: 'shape', shape: 'rect', width: 1, height: 1 },
    },
  ],
})
const title = {
  canvas,
  layers: [{ kind: 'text', name: 'title', dynamic: true, text: 'a' }],
}

const TEMPLATE_ROWS: readonly Row[] = [
  [
    'a canvas wider than WebP ends',
    [{ canvas: { width: 16_384, height: 1 }, layers: [] }],
    'canvas_too_large',
    '/canvas/width',
  ],
  [
    'a canvas of more than 40 MP',
    [{ canvas: { width: 8_000, height: 5_001 }, layers: [] }],
    'canvas_too_large',
    '/canvas',
  ],
  ['501 layers', [{ canvas, layers: boxes(501) }], 'too_many_layers', '/layers'],
  ['501 items', [repeater(501)], 'too_many_items', '/layers/0/items'],
  [
    '10,001 characters',
    [{ canvas, layers: texts(1, 'x'.repeat(10_001)) }],
    'text_too_long',
    '/layers/0/text',
  ],
  [
    '50,004 characters in all',
    [{ canvas, layers: texts(6, 'x'.repeat(8_334)) }],
    'text_too_long',
    '',
  ],
  ['51 distinct sources', [{ canvas, layers: images(51) }], 'too_many_sources', ''],
  ['101 pages', [{ canvas, pages: Array(101).fill({ layers: [] }) }], 'too_many_pages', '/pages'],
]

const OPTION_ROWS: readonly Row[] = [
  ['scale above 4', [empty, { scale: 4.01 }], 'out_of_range', '/scale'],
  ['scale of nothing', [empty, { scale: 0 }], 'out_of_range', '/scale'],
  ['scale that is no number', [empty, { scale: Number.NaN }], 'out_of_range', '/scale'],
  ['scale in words', [empty, { scale: '2' }], 'invalid_type', '/scale'],
  ['quality 0', [empty, { format: 'jpeg', quality: 0 }], 'out_of_range', '/quality'],
  ['quality 101', [empty, { format: 'jpeg', quality: 101 }], 'out_of_range', '/quality'],
  ['quality 80.5', [empty, { format: 'jpeg', quality: 80.5 }], 'out_of_range', '/quality'],
  ['width 0', [empty, { width: 0 }], 'out_of_range', '/width'],
  ['a width beyond the limit', [empty, { width: 16_384 }], 'out_of_range', '/width'],
  [
    'an area beyond the limit',
    [empty, { width: 9_000, height: 9_000 }],
    'canvas_too_large',
    '/width',
  ],
  ['a deadline of 0', [empty, { deadlineMs: 0 }], 'out_of_range', '/deadlineMs'],
  ['a deadline beyond the limit', [empty, { deadlineMs: 30_001 }], 'out_of_range', '/deadlineMs'],
  ['an unknown format', [empty, { format: 'gif' }], 'invalid_value', '/format'],
  ['a format of Object', [empty, { format: 'constructor' }], 'invalid_value', '/format'],
  ['an unknown compression', [empty, { compression: 'best' }], 'invalid_value', '/compression'],
  ['an unknown option', [empty, { scael: 2 }], 'unknown_parameter', '/scael'],
  ['an unknown page number', [empty, { page: 2 }], 'unknown_page', '/page'],
  ['page 0', [empty, { page: 0 }], 'unknown_page', '/page'],
  ['an unknown page name', [empty, { page: 'cover' }], 'unknown_page', '/page'],
  ['a page that is no name', [empty, { page: {} }], 'invalid_type', '/page'],
  ['two spellings at once', [title, { layers: {}, query: '' }], 'invalid_value', '/query'],
  ['options that are no object', [empty, 'png'], 'invalid_type', ''],
  ['a signal that is none', [empty, { signal: {} }], 'invalid_type', '/signal'],
  ['a query that is no string', [title, { query: 7 }], 'invalid_type', '/query'],
  [
    'an output that is too large only after scale',
    [{ canvas: { width: 4_000, height: 4_000 }, layers: [] }, { scale: 2 }],
    'canvas_too_large',
    '/scale',
  ],
]

const OVERRIDE_ROWS: readonly Row[] = [
  [
    '501 items in an override',
    [repeater(0), { layers: { list: { items: Array(501).fill({}) } } }],
    'too_many_items',
    '/list/items',
  ],
  [
    '10,001 characters in an override',
    [title, { layers: { title: 'x'.repeat(10_001) } }],
    'text_too_long',
    '/title',
  ],
  [
    '10,001 characters in a query',
    [title, { query: `title.text=${'x'.repeat(10_001)}` }],
    'text_too_long',
    '/title/text',
  ],
  ['an unknown layer', [title, { layers: { titel: 'x' } }], 'unknown_layer', '/titel'],
  ['an unknown token', [title, { tokens: { brand: '#fff' } }], 'unknown_token', '/tokens/brand'],
]

describe('before any work starts', () => {
  test.each([...TEMPLATE_ROWS, ...OPTION_ROWS, ...OVERRIDE_ROWS])(
    '%s is refused',
    async (_why, order, code, pointer) => {
      const started = performance.now()
      const fault = await faultOf(order)
      const tookMs = performance.now() - started
      expect(`${fault.code} ${fault.pointer}`).toBe(`${code} ${pointer}`)
      expect(fault.status).toBe(400)
      expect(tookMs).toBeLessThan(SOON_MS)
    },
  )
})

describe('right at the limit', () => {
  test.each<[why: string, order: Order]>([
    ['500 layers', [{ canvas, layers: boxes(500) }]],
    ['500 items', [repeater(500)]],
    ['50 sources', [{ canvas, layers: images(50) }]],
    ['the largest scale', [empty, { scale: 4 }]],
    [
      'the longest side',
      [{ canvas: { width: 16_383, height: 1 }, layers: [] }, { format: 'webp' }],
    ],
    ['10,000 characters', [title, { layers: { title: 'x'.repeat(10_000) } }]],
  ])('%s are drawn', async (_why, [template, options]) => {
    const image = await platen.render(template as TemplateInput, options as RenderOptions<never>)
    expect(image.bytes.length).toBeGreaterThan(0)
  })

  test('an instance may have limits of its own', async () => {
    const strict = createPlaten({ limits: { layers: 2, scale: 1 } })
    const three = { canvas, layers: boxes(3) } as TemplateInput
    await expect(strict.render(three)).rejects.toMatchObject({ code: 'too_many_layers' })
    const two = { canvas, layers: boxes(2) } as TemplateInput
    await expect(strict.render(two, { scale: 2 })).rejects.toMatchObject({ pointer: '/scale' })
    await strict.close()
  })

  test('the same picture in many layers is one source', async () => {
    const layers = Array(60).fill({ kind: 'image', width: 5, height: 5, src: PICTURES.png })
    const { receipt } = await platen.render({ canvas, layers })
    expect(receipt.layers.length).toBe(60)
  })
})
