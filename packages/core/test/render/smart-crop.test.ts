import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten } from '../../src/index.ts'
import { drawBall } from '../golden/subject-pictures.ts'

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

const BALL = await drawBall()

function template(image: object) {
  return {
    canvas: { width: 60, height: 60 },
    layers: [
      { kind: 'image', name: 'photo', dynamic: true, src: BALL, width: 60, height: 20, ...image },
    ],
  } as const
}

async function svgOf(image: object, layers?: object): Promise<string> {
  const order = layers === undefined ? {} : { layers: { photo: layers } }
  const { bytes } = await platen.render(
    template(image) as never,
    { format: 'svg', ...order } as never,
  )
  return Buffer.from(bytes).toString('utf8')
}

describe('a crop that is found in the picture', () => {
  test('can be asked for by an order, by both names', async () => {
    const middle = await svgOf({})
    const found = await svgOf({}, { position: 'attention' })
    expect(found).not.toBe(middle)
    expect(await svgOf({}, { objectPosition: 'attention' })).toBe(found)
    expect(await svgOf({ position: 'attention' })).toBe(found)
  })

  test('is the same in each render, and with a Platen that never saw the picture', async () => {
    const found = await svgOf({ position: 'entropy' })
    expect(await svgOf({ position: 'entropy' })).toBe(found)
    const other = createPlaten({ network: false })
    const { bytes } = await other.render(template({ position: 'entropy' }) as never, {
      format: 'svg',
    })
    expect(Buffer.from(bytes).toString('utf8')).toBe(found)
    await other.close()
  })

  test('of a damaged picture is refused by the name of its layer', async () => {
    const head = Buffer.from(BALL.slice(BALL.indexOf(',') + 1), 'base64').subarray(0, 40)
    const src = `data:image/png;base64,${head.toString('base64')}`
    await expect(svgOf({ src, position: 'attention' })).rejects.toMatchObject({
      code: 'source_corrupt',
      pointer: '/photo',
      message: expect.stringContaining('"photo"'),
    })
  })

  test('is no position of a fill, which is said', async () => {
    const fill = { type: 'image', src: BALL, position: 'attention' }
    const shape = { kind: 'shape', shape: 'rect', fill }
    const document = { canvas: { width: 9, height: 9 }, layers: [shape] }
    await expect(async () => platen.render(document as never)).rejects.toMatchObject({
      code: 'invalid_value',
      pointer: '/layers/0/fill/position',
    })
  })
})
