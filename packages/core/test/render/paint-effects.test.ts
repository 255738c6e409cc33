import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten, type RenderOptions } from '../../src/index.ts'
import type { Layer } from '../../src/model/layer.ts'
import type { TemplateInput } from '../../src/model/template.ts'
import { PICTURES } from './sample-sources.ts'

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

const PLACE = { x: 10, y: 10, width: 40, height: 40 }
const card = (...layers: readonly Layer[]): TemplateInput => ({
  canvas: { width: 60, height: 60, background: '#fff' },
  layers,
})
const photo = (properties: object = {}): Layer => ({
  kind: 'image',
  name: 'photo',
  dynamic: true,
  src: PICTURES.png,
  ...PLACE,
  ...properties,
})
const star: Layer = { kind: 'shape', shape: 'star', name: 'star', ...PLACE, fill: '#000' }
const SVG = `data:image/svg+xml,${encodeURIComponent("<svg xmlns='http://www.w3.org/2000/svg'/>")}`
const dot: Layer = { kind: 'shape', shape: 'rect', name: 'dot', dynamic: true, ...PLACE }

async function pixelsOf(layers: readonly Layer[], options: RenderOptions = {}): Promise<Buffer> {
  const { bytes } = await platen.render(card(...layers), options as RenderOptions<never>)
  return sharp(bytes).removeAlpha().raw().toBuffer()
}

const refusal = (layers: readonly Layer[], options: RenderOptions) =>
  expect(platen.render(card(...layers), options as RenderOptions<never>)).rejects

describe('an order', () => {
  test('may clip by another shape, from JSON and from a query alike', async () => {
    const own = await pixelsOf([photo({ clip: 'star' }), star])
    expect(await pixelsOf([photo(), star], { layers: { photo: { clip: 'star' } } })).toEqual(own)
    expect(await pixelsOf([photo(), star], { query: 'photo.clip=star' })).toEqual(own)
  })

  test('sets effects from a query as from JSON', async () => {
    const query =
      'photo.blend=multiply&photo.blur=2&photo.filters={"hue":90}&photo.clip={"shape":"ellipse"}'
    const photoLook = {
      blend: 'multiply',
      blur: 2,
      filters: { hue: 90 },
      clip: { shape: 'ellipse' },
    }
    const asJson = await pixelsOf([photo()], { layers: { photo: photoLook } })
    expect(await pixelsOf([photo()], { query })).toEqual(asJson)
    expect(asJson).not.toEqual(await pixelsOf([photo()]))
  })

  test.each([
    [
      'a shape that is not there',
      { clip: 'stra' },
      'unknown_layer',
      '/photo/clip',
      'Did you mean "star"?',
    ],
    ['a layer that is no shape', { clip: 'photo' }, 'invalid_value', '/photo/clip', '"shape"'],
  ])('that clips by %s is refused', async (_why, look, code, pointer, words) => {
    await refusal([photo(), star], { layers: { photo: look } }).toMatchObject({
      code,
      pointer,
      message: expect.stringContaining(words),
    })
  })

  test('that clips shapes in a circle is refused', async () => {
    const other: Layer = { ...star, name: 'other', dynamic: true }
    await refusal([{ ...star, clip: 'other' }, other], {
      layers: { other: { clip: 'star' } },
    }).toMatchObject({ code: 'reference_cycle' })
  })

  test('that turns a box into a star with the shadow of a box is refused', async () => {
    await refusal([{ ...dot, shadow: [{ spread: 3 }] }], {
      layers: { dot: { shape: 'star' } },
    }).toMatchObject({ code: 'invalid_value', pointer: '/dot/shadow' })
  })
})

describe('the source of a fill', () => {
  test.each([
    [
      'a file, of a client',
      { fill: { type: 'image', src: 'photo.png' } },
      'client',
      'source_scheme',
    ],
    [
      'an asset, of the public',
      { fill: { type: 'image', src: 'asset:1' } },
      'public',
      'source_scheme',
    ],
    [
      'a file in a stroke, of a client',
      { stroke: { fill: { type: 'image', src: 'photo.png' } } },
      'client',
      'source_scheme',
    ],
  ] as const)('may not be %s', async (_why, look, overridesBy, code) => {
    await refusal([dot], { layers: { dot: look }, overridesBy }).toMatchObject({ code })
  })

  test('may be SVG, whoever orders', async () => {
    const layer: Layer = { ...dot, fill: { type: 'image', src: SVG } }
    const { receipt } = await platen.render(card(layer), {
      layers: { dot: { fill: { type: 'image', src: SVG } } },
      overridesBy: 'public',
    })
    expect(receipt.degraded).toBe(false)
  })

  test('that cannot be loaded refuses the render and names the layer', async () => {
    const layer: Layer = { ...dot, fill: { type: 'image', src: 'data:image/png;base64,AAAA' } }
    await refusal([layer], {}).toMatchObject({ message: expect.stringContaining('"dot"') })
  })

  test('counts among the sources', async () => {
    const few = createPlaten({ network: false, limits: { sources: 1 } })
    const layer: Layer = { ...dot, fill: { type: 'image', src: PICTURES.jpeg } }
    await expect(few.render(card(photo(), layer))).rejects.toMatchObject({
      code: 'too_many_sources',
    })
    await few.close()
  })
})

describe('every format', () => {
  test('draws a page of all effects as SVG too', async () => {
    const { bytes } = await platen.render(
      card(photo({ blend: 'multiply', filters: { hue: 20, blur: 2 }, mask: { src: SVG } }), {
        ...dot,
        fill: {
          type: 'conic',
          stops: [
            { at: 0, color: 'red' },
            { at: 1, color: 'blue' },
          ],
        },
        blur: 2,
      }),
      { format: 'svg' },
    )
    const svg = new TextDecoder().decode(bytes)
    for (const part of [
      'mix-blend-mode:multiply',
      'isolation:isolate',
      '<feColorMatrix',
      '<feGaussianBlur',
      'mask-type:alpha',
      '<pattern',
    ]) {
      expect(svg).toContain(part)
    }
  })
})
