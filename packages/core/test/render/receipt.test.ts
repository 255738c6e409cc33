import { afterAll, describe, expect, test } from 'vitest'
import {
  createPlaten,
  type LayerReceipt,
  type Receipt,
  type RenderOptions,
  type TemplateInput,
} from '../../src/index.ts'
import type { Layer } from '../../src/model/layer.ts'
import { PICTURES } from './sample-sources.ts'

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

const LONG = 'Sphinx of black quartz, judge my vow, and do so at some length'
const BROKEN = 'data:image/png;base64,AAAA'

async function receiptOf(layer: Layer, options: RenderOptions<never> = {}): Promise<Receipt> {
  const document: TemplateInput = { canvas: { width: 120, height: 80 }, layers: [layer] }
  return (await platen.render(document, options)).receipt
}

function firstOf({ layers }: Receipt): LayerReceipt {
  const [first] = layers
  if (first === undefined) throw new Error('Nothing was drawn.')
  return first
}

/** A text of 20 px that shrinks into one line of 100 px. */
const FIT = {
  ...{ kind: 'text', left: 0, width: 100, height: 30, fontSize: 20, maxLines: 1, fit: 'shrink' },
  ...{ text: 'Sub', minFontSize: 4 },
}

const text = (properties: object): Layer => ({
  kind: 'text',
  name: 'title',
  dynamic: true,
  width: 100,
  ...properties,
})
const image = (properties: object): Layer => ({
  kind: 'image',
  name: 'photo',
  dynamic: true,
  width: 48,
  height: 32,
  ...properties,
})

describe('the receipt of a text', () => {
  const calm = { shrunk: false, clamped: false, ellipsised: false, overflows: false, missing: [] }

  test.each<[why: string, properties: object, expected: object]>([
    ['fits as it is', { text: 'Hi' }, { ...calm, from: 'layer', fontSize: 16, lines: 1 }],
    ['wraps', { text: LONG }, { ...calm, fontSize: 16 }],
    ['names its family', { text: 'Hi', fontFamily: 'Inter' }, { fonts: ['Inter'] }],
    ['has nothing to draw', { text: '' }, { ...calm, fonts: [] }],
    [
      'is shrunk to its box',
      { text: LONG, fit: 'shrink', height: 40, fontSize: 30 },
      { ...calm, shrunk: true },
    ],
    ['has room at its own size', { text: 'Hi', fit: 'shrink', height: 40 }, { ...calm }],
    [
      'is cut after its last line',
      { text: LONG, maxLines: 1, overflow: 'clip' },
      { ...calm, lines: 1, clamped: true },
    ],
    [
      'ends in an ellipsis',
      { text: LONG, maxLines: 2, overflow: 'ellipsis' },
      { ...calm, lines: 2, clamped: true, ellipsised: true },
    ],
    ['is higher than its box', { text: LONG, height: 20 }, { ...calm, overflows: true }],
    [
      'is wider than its box',
      { text: LONG, wrap: 'none', height: 20 },
      { ...calm, lines: 1, overflows: true },
    ],
    ['needs what no font has', { text: 'a\u{10fffd}\u0378' }, { missing: ['U+0378', 'U+10FFFD'] }],
  ])('that %s', async (_why, properties, expected) => {
    expect(firstOf(await receiptOf(text(properties))).text).toMatchObject(expected)
  })

  test('tells the size that was chosen, between the smallest and the authored', async () => {
    const layer = text({ text: LONG, fit: 'shrink', height: 40, fontSize: 30, minFontSize: 9 })
    const { fontSize = 0 } = firstOf(await receiptOf(layer)).text ?? {}
    expect(fontSize).toBeGreaterThanOrEqual(9)
    expect(fontSize).toBeLessThan(30)
  })

  test.each<[why: string, fallback: object, override: unknown, from: string]>([
    ['an override', {}, 'New', 'override'],
    ['a fallback for an empty override', { text: ['Instead'] }, '', 'fallback'],
    ['its own for an empty override', {}, null, 'layer'],
  ])('tells that %s was drawn', async (_why, fallback, override, from) => {
    const options = { layers: { title: override } } as RenderOptions<never>
    const receipt = await receiptOf(text({ text: 'Own', fallback }), options)
    expect(firstOf(receipt).text?.from).toBe(from)
  })
})

describe('the receipt of a picture', () => {
  test.each<[why: string, properties: object, expected: object]>([
    [
      'is drawn as large as it is',
      { width: 24, height: 16 },
      { width: 24, height: 16, upscale: 1 },
    ],
    ['is enlarged twice', {}, { upscale: 2 }],
    ['is enlarged to cover', { width: 24, height: 32 }, { upscale: 2 }],
    [
      'is made smaller to be contained',
      { width: 12, height: 32, fit: 'contain' },
      { upscale: 0.5 },
    ],
    ['is not enlarged by scale-down', { fit: 'scale-down' }, { upscale: 1 }],
  ])('that %s', async (_why, properties, expected) => {
    const layer = image({ src: PICTURES.png, ...properties })
    expect(firstOf(await receiptOf(layer)).image).toMatchObject(expected)
  })

  test('counts device px', async () => {
    const receipt = await receiptOf(image({ src: PICTURES.png }), { scale: 3 })
    expect(firstOf(receipt).image?.upscale).toBe(6)
    expect([receipt.width, receipt.height]).toEqual([360, 240])
  })

  test('tells why the sources before it were passed over', async () => {
    const layer = image({ src: PICTURES.png, fallback: { src: [BROKEN, PICTURES.jpeg] } })
    const options = { layers: { photo: 'data:image/png;base64,' } } as RenderOptions<never>
    const receipt = await receiptOf(layer, options)
    expect(firstOf(receipt).image).toMatchObject({ from: 'fallback' })
    expect(firstOf(receipt).image?.failed.length).toBe(2)
    expect(receipt.warnings.join()).toContain('"photo" shows a fallback')
  })
})

describe('the layers that were left out', () => {
  test.each<[reason: string, layer: Layer, layers: object]>([
    ['visible', text({ text: 'a' }), { title: { visible: false } }],
    [
      'visibleWhen',
      text({ text: 'a', visibleWhen: { layer: 'title', property: 'text', equals: 'b' } }),
      {},
    ],
    ['fallback', text({ text: '', fallback: { else: 'hide' } }), { title: null }],
    ['source', image({ src: BROKEN, fallback: { else: 'hide' } }), {}],
  ])('are listed with the reason %s', async (reason, layer, layers) => {
    const receipt = await receiptOf(layer, { layers } as RenderOptions<never>)
    expect(receipt.layers).toEqual([])
    expect(receipt.hidden).toEqual([{ path: layer.name, reason }])
  })
})

describe('the receipt of linked sizes, copies and drops', () => {
  test('says which variant was drawn, which rule chose each size, and what made way', async () => {
    const { receipt } = await platen.render({
      canvas: { width: 300, height: 120 },
      layers: [
        { ...FIT, name: 'title', minFontSize: 16, text: ['A title far too long', 'A title'] },
        { ...FIT, name: 'sub', top: 40, sizeRelativeTo: { layer: 'title', percent: 50 } },
        { ...FIT, name: 'left', top: 60, sizeGroup: 'names', text: 'Ada' },
        { ...FIT, name: 'right', top: 80, sizeGroup: 'names', text: 'Wolfeschlegelsteinhausen' },
        {
          ...{ kind: 'container', name: 'row', left: 0, top: 100, width: 50, height: 10 },
          children: [
            { kind: 'shape', shape: 'rect', name: 'stays', width: 40, height: 10, shrink: 0 },
            { kind: 'shape', shape: 'rect', name: 'goes', width: 40, height: 10, priority: 1 },
          ].map((child) => ({ ...child, shrink: 0 })),
        },
      ],
    } as unknown as TemplateInput)
    const facts = receipt.layers.flatMap(({ path, text: fact }) =>
      fact === undefined ? [] : [`${path} ${fact.variant} ${fact.sizedBy}`],
    )
    expect(facts).toEqual(['title 1 style', 'sub 0 relative', 'left 0 group', 'right 0 fit'])
    expect(receipt.hidden).toEqual([{ path: 'goes', reason: 'priority' }])
    expect(receipt.warnings).toEqual([
      'Layer "goes" was left out because its container was too full.',
    ])
    const sizeOf = (name: string) =>
      receipt.layers.find(({ path }) => path === name)?.text?.fontSize ?? 0
    expect(sizeOf('sub')).toBe(sizeOf('title') / 2)
    expect(sizeOf('left')).toBe(sizeOf('right'))
  })
})

describe('the receipt of a page', () => {
  const page: TemplateInput = {
    canvas: { width: 120, height: 80 },
    layers: [
      {
        kind: 'container',
        name: 'row',
        x: 10,
        y: 5,
        children: [{ kind: 'text', text: 'x' }],
      },
      {
        kind: 'repeater',
        name: 'list',
        items: [{}, {}],
        item: { kind: 'shape', name: 'dot', shape: 'rect', width: 8, height: 8 },
      },
    ],
  }

  test('lists every layer by its path, containers before their children', async () => {
    const { receipt } = await platen.render(page)
    expect(receipt.layers.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'row container',
      'row.#0 text',
      'list container',
      'list.0.dot shape',
      'list.1.dot shape',
    ])
    expect(receipt.layers[0]?.box).toMatchObject({ x: 10, y: 5 })
    expect(receipt.warnings).toEqual([])
  })

  test('names families that nobody registered, fonts that drew, and missing code points', async () => {
    const { receipt } = await platen.render({
      canvas: { width: 120, height: 80 },
      layers: [
        text({ text: 'a\u0378', fontFamily: ['Gotham', 'Inter'], fontWeight: 700 }),
        { kind: 'text', text: 'b', fontStyle: 'italic' },
      ],
    })
    expect(receipt.unknownFamilies).toEqual(['Gotham'])
    expect(receipt.missing).toEqual(['U+0378'])
    const digests = [expect.stringMatching(/^[0-9a-f]{64}$/)]
    expect(receipt.fonts).toContainEqual({ family: 'Inter', weight: 700, style: 'normal', digests })
    expect(receipt.fonts).toContainEqual({ family: 'Inter', weight: 400, style: 'italic', digests })
    expect(receipt.warnings).toEqual([
      'No font of the family "Gotham" is registered.',
      'No font has U+0378 of layer "title".',
    ])
  })

  test('is the same whatever the format, but for its timings', async () => {
    const accounts = await Promise.all(
      (['png', 'svg', 'webp'] as const).map(async (format) => {
        const { timings, ...account } = (await platen.render(page, { format })).receipt
        expect(timings.total).toBeGreaterThan(0)
        return account
      }),
    )
    expect(accounts[1]).toEqual(accounts[0])
    expect(accounts[2]).toEqual(accounts[0])
  })

  test('can be written as JSON', async () => {
    const { receipt } = await platen.render(page)
    expect(JSON.parse(JSON.stringify(receipt))).toEqual(receipt)
  })
})
