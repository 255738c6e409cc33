import { afterAll, describe, expect, test } from 'vitest'
import {
  createPlaten,
  type PlatenError,
  type Receipt,
  type RenderOptions,
  type TemplateInput,
} from '../../src/index.ts'
import { PICTURES } from './sample-sources.ts'

const platen = createPlaten()
afterAll(() => platen.close())

type Layers = NonNullable<TemplateInput['layers']>
type Require = NonNullable<TemplateInput['require']>

function card(require: Require, layers: Layers, background?: string): TemplateInput {
  return {
    canvas: { width: 100, height: 60, ...(background === undefined ? {} : { background }) },
    require,
    layers,
  }
}

const text = { kind: 'text', name: 'title', fontSize: 12, text: 'Words', fill: '#000' } as const

async function refusalOf(template: TemplateInput, order: RenderOptions = {}): Promise<PlatenError> {
  const options = order as Parameters<typeof platen.render>[1]
  return platen.render(template, options).then(
    () => expect.unreachable('It was rendered.'),
    (error: PlatenError) => error,
  )
}

const receiptOf = async (template: TemplateInput, order: RenderOptions = {}): Promise<Receipt> =>
  (await platen.render(template, order as Parameters<typeof platen.render>[1])).receipt

const photo = { type: 'image', src: PICTURES.png } as const
const frame = { name: 'title', width: 100, height: 60 } as const
/** 1 × 1 px: logos are small. */
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
/** Every way to show a photo but as a picture. */
const PHOTO_FILLS: Layers = [
  { kind: 'shape', shape: 'rect', ...frame, fill: photo },
  { kind: 'shape', shape: 'rect', ...frame, stroke: { width: 4, fill: photo } },
  { kind: 'container', ...frame, background: photo, children: [] },
  { kind: 'text', ...frame, text: 'a', fill: photo },
  { kind: 'text', ...frame, spans: [{ text: 'a', fill: photo }] },
  { kind: 'qr', ...frame, width: 60, data: 'a', logo: { src: PIXEL } },
]

describe('what a template requires', () => {
  test.each<[require: Require, layers: Layers, words: string]>([
    [
      { minFontSize: 12.5 },
      [text],
      'has letters of 12 px, but the template requires "minFontSize" 12.5',
    ],
    [{ minFontSize: 10 }, [{ ...text, width: 40, height: 8, fit: 'shrink' }], '"minFontSize" 10'],
    [
      { minFontSize: 10 },
      [
        {
          kind: 'text',
          name: 'title',
          fontSize: 12,
          spans: [{ text: 'a' }, { text: 'b', fontSize: 6 }],
        },
      ],
      'letters of 6 px',
    ],
    [
      { noOverflow: true },
      [{ ...text, width: 10, wrap: 'none' }],
      'has a text larger than its box',
    ],
    [
      { noOverflow: true },
      [{ ...text, text: 'Words and more of them', width: 40, maxLines: 1, overflow: 'ellipsis' }],
      'does not show all of its text',
    ],
    [{ glyphs: 'all' }, [{ ...text, text: 'a\ue123' }], 'has no font for U+E123'],
    [
      { contrast: 4.5 },
      [{ ...text, fill: '#777' }],
      'has a contrast of 4.47, but the template requires "contrast" 4.5',
    ],
    [
      { maxUpscale: 1.5 },
      [{ kind: 'image', name: 'title', src: PICTURES.png, width: 100, height: 60 }],
      'enlarges its source',
    ],
    ...PHOTO_FILLS.map(
      (layer) => [{ maxUpscale: 1.5 }, [layer], 'enlarges its source'] as [Require, Layers, string],
    ),
  ])('refuses %j', async (require, layers, words) => {
    const error = await refusalOf(card(require, layers, '#fff'))
    expect([error.code, error.status, error.pointer]).toEqual(['assertion_failed', 422, '/title'])
    expect(error.message).toContain(`Layer "title" `)
    expect(error.message).toContain(words)
    expect(error.receipt).toMatchObject({ width: 100, height: 60, layers: [{ path: 'title' }] })
  })

  test.each<[require: Require, layers: Layers, why: string]>([
    [{ minFontSize: 12 }, [text], 'a bound itself will do'],
    [{ minFontSize: 99 }, [{ ...text, text: '' }], 'a text without letters has no size'],
    [
      { minFontSize: 99, contrast: 21 },
      [{ ...text, visible: false }],
      'what is hidden is not judged',
    ],
    [{ noOverflow: false }, [{ ...text, width: 10, wrap: 'none' }], 'false requires nothing'],
    [{ glyphs: 'all', noOverflow: true, contrast: 21 }, [text], 'all that is met'],
    [
      { maxUpscale: 1 },
      [
        {
          kind: 'svg',
          markup: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
          width: 90,
          height: 50,
        },
      ],
      'a drawing has no px that could be enlarged',
    ],
  ])('%j with %j passes: %s', async (require, layers) => {
    expect((await receiptOf(card(require, layers, '#fff'))).layers.length).toBeLessThan(2)
  })

  test('the background of the canvas is judged as well, and a mask is not', async () => {
    const error = await refusalOf({
      canvas: { width: 100, height: 60, background: photo },
      require: { maxUpscale: 1.5 },
      layers: [],
    })
    expect([error.code, error.pointer]).toEqual(['assertion_failed', '/canvas'])
    const mask = { src: PICTURES.png, fit: 'fill' } as const
    const masked = { kind: 'image', src: PICTURES.png, fit: 'contain', mask } as const
    const size = { name: 'title', width: 100, height: 1 } as const
    const { layers } = await receiptOf(card({ maxUpscale: 1.5 }, [{ ...masked, ...size }]))
    expect(layers).toHaveLength(1)
  })

  test('all failures are told at once, in paint order', async () => {
    const layers: Layers = [
      { ...text, name: 'a', width: 10, wrap: 'none', fill: '#fff' },
      { ...text, name: 'b' },
      { ...text, name: 'c', y: 30, text: '\ue123' },
    ]
    const error = await refusalOf(
      card({ minFontSize: 13, noOverflow: true, glyphs: 'all', contrast: 3 }, layers, '#fff'),
    )
    expect(
      error.errors.map(({ pointer, detail }) => [
        pointer,
        /"(\w+)"[^"]*$|"glyphs"/.exec(detail)?.[1] ?? 'glyphs',
      ]),
    ).toEqual([
      ['/a', 'minFontSize'],
      ['/a', 'noOverflow'],
      ['/a', 'contrast'],
      ['/b', 'minFontSize'],
      ['/c', 'minFontSize'],
      ['/c', 'glyphs'],
    ])
    expect(error.message).toContain('(And 5 more; see "errors".)')
  })

  test('sizes are those of the output: a template that is scaled down has smaller letters', async () => {
    const template: TemplateInput = {
      ...card({ minFontSize: 12 }, [text], '#fff'),
      resize: 'scale',
    }
    expect((await receiptOf(template)).width).toBe(100)
    expect((await refusalOf(template, { width: 50 })).message).toContain('letters of 6 px')
    expect((await receiptOf(template, { scale: 0.5 })).width).toBe(50)
  })

  test('the pages of a document are all judged, and named', async () => {
    const { layers: _layers, ...rest } = card({ minFontSize: 13 }, [], '#fff')
    const template = {
      ...rest,
      pages: [{ layers: [{ ...text, fontSize: 14 }] }, { layers: [text] }],
    }
    const error = await refusalOf(template, { format: 'pdf' })
    expect(error.errors.map(({ detail }) => detail)).toEqual([
      'Page 2: Layer "title" has letters of 12 px, but the template requires "minFontSize" 13.',
    ])
    expect(error.receipt).toMatchObject({ pages: 2 })
    expect((await receiptOf(template)).pages).toBe(1)
  })
})

const HALVES = {
  kind: 'shape',
  shape: 'rect',
  width: 100,
  height: 60,
  fill: {
    type: 'linear',
    angle: 90,
    stops: [
      { at: 0.5, color: '#fff' },
      { at: 0.5, color: '#000' },
    ],
  },
} as const

describe('validating what is required', () => {
  test('says what a render would say, without pixels', async () => {
    const validation = platen.validate(card({ contrast: 4.5 }, [{ ...text, fill: '#777' }], '#fff'))
    await expect(validation).rejects.toMatchObject({
      code: 'assertion_failed',
      receipt: { layers: [{ text: { contrast: 4.47 } }] },
    })
  })

  test('says that it does not know what only pixels tell', async () => {
    const template = card({ contrast: 21 }, [HALVES, { ...text, fontSize: 30 }])
    const { layers, warnings } = await platen.validate(template)
    expect(layers.at(-1)?.text?.contrast).toBe('unknown')
    expect(warnings).toHaveLength(1)
    expect((await refusalOf(template)).code).toBe('assertion_failed')
  })
})
