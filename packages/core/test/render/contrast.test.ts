import { afterAll, describe, expect, test } from 'vitest'
import {
  createPlaten,
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

const receiptOf = async (template: TemplateInput, order: RenderOptions = {}): Promise<Receipt> =>
  (await platen.render(template, order as Parameters<typeof platen.render>[1])).receipt

async function contrastOf(layers: Layers, background?: string): Promise<unknown> {
  const { layers: receipts } = await receiptOf(card({ contrast: 1 }, layers, background))
  return receipts.find(({ path }) => path === 'title')?.text?.contrast
}

const solid = { kind: 'shape', shape: 'rect', x: 0, y: 0, width: 100, height: 60 } as const
const halves = (left: string, right: string) =>
  ({
    ...solid,
    fill: {
      type: 'linear',
      angle: 90,
      stops: [
        { at: 0.5, color: left },
        { at: 0.5, color: right },
      ],
    },
  }) as const
const large = { ...text, fontSize: 30, x: 5, y: 5 } as const

describe('the contrast of a text', () => {
  test.each<
    [
      why: string,
      layers: Layers,
      background: string | undefined,
      expected: number,
      tolerance: number,
    ]
  >([
    ['is exact over a plain background', [{ ...text, fill: '#777' }], '#fff', 4.47, 0],
    ['counts what shows through', [{ ...text, fill: 'rgb(0 0 0 / 50%)' }], '#fff', 3.95, 0.1],
    [
      'is that over the nearest plain shape',
      [
        { ...solid, fill: '#000' },
        { ...text, fill: '#fff' },
      ],
      '#fff',
      21,
      0,
    ],
    [
      'is that of the worst colour',
      [
        {
          kind: 'text',
          name: 'title',
          fontSize: 12,
          spans: [
            { text: 'long words', fill: '#000' },
            { text: '.', fill: '#777' },
          ],
        },
      ],
      '#fff',
      4.47,
      0,
    ],
    [
      'is that of the worse half of a picture',
      [halves('#fff', '#777'), { ...large, text: 'WWW' }],
      undefined,
      4.69,
      0.15,
    ],
    [
      'is the same in pixels as by commands',
      [
        {
          ...solid,
          fill: {
            type: 'linear',
            stops: [
              { at: 0, color: '#fff' },
              { at: 1, color: '#fff' },
            ],
          },
        },
        { ...large, fill: '#777' },
      ],
      undefined,
      4.47,
      0.15,
    ],
    [
      'looks at what is seen of a group',
      [{ kind: 'container', width: 100, height: 60, opacity: 0.5, children: [large] }],
      '#fff',
      3.95,
      0.2,
    ],
    [
      'on a transparent page has to do on white and on black',
      [{ ...large, fill: '#777' }],
      undefined,
      4.47,
      0.15,
    ],
    ['of black on a transparent page is none', [large], undefined, 1, 0],
    [
      'does not see what is clipped away',
      [
        halves('#fff', '#000'),
        { ...large, text: 'WWW', clip: { shape: 'rect', x: 0, y: 0, width: 20, height: 60 } },
      ],
      undefined,
      21,
      0.6,
    ],
    [
      'does not count its own outline',
      [
        {
          ...solid,
          fill: {
            type: 'linear',
            stops: [
              { at: 0, color: '#fff' },
              { at: 1, color: '#fff' },
            ],
          },
        },
        { ...large, stroke: { width: 2, fill: '#000' } },
      ],
      undefined,
      21,
      0.6,
    ],
    [
      'counts its highlight as what is behind',
      [{ ...text, fill: '#fff', highlight: { fill: '#000', padding: 4 } }],
      '#fff',
      21,
      0,
    ],
    ['does not see what is drawn later', [text, { ...solid, fill: '#000' }], '#fff', 21, 0],
  ])('%s', async (_why, layers, background, expected, tolerance) => {
    const contrast = await contrastOf(layers, background)
    expect(Math.abs(Number(contrast) - expected)).toBeLessThanOrEqual(tolerance + 1e-9)
  })

  test('a speck of bad contrast under 5 % of the letters is let pass', async () => {
    const speck = {
      kind: 'shape',
      shape: 'rect',
      x: 5,
      y: 20,
      width: 2,
      height: 3,
      fill: '#111',
    } as const
    const contrast = Number(await contrastOf([speck, { ...large, text: 'WWWW' }], '#fff'))
    expect(contrast).toBeGreaterThan(20)
  })

  test('of a text that a picture fills is not known, and that is said', async () => {
    const fill = { type: 'image', src: PICTURES.png } as const
    const receipt = await receiptOf(card({ contrast: 21 }, [{ ...text, fill }], '#fff'))
    expect(receipt.layers[0]?.text?.contrast).toBe('unknown')
    expect(receipt.warnings.join()).toContain('contrast of layer "title"')
  })

  test('is told only where it is required', async () => {
    const { layers } = await receiptOf(card({}, [text], '#fff'))
    expect(layers[0]?.text).not.toHaveProperty('contrast')
  })
})
