import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { createPlaten } from '../../src/create-platen.ts'

const platen = createPlaten()
afterAll(() => platen.close())

const CARD = {
  canvas: { width: 20, height: 20 },
  layers: [
    {
      kind: 'svg',
      width: 20,
      height: 20,
      markup: '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    },
  ],
} as const

const settings = () =>
  [sharp.cache(), sharp.concurrency(), sharp.simd()].map((of) => JSON.stringify(of))

test('V21: SVG is drawn where the host has blocked all loaders of sharp, whose settings stay', async () => {
  const before = settings()
  sharp.block({ operation: ['VipsForeignLoad'] })
  const svg = Buffer.from(CARD.layers[0].markup)
  await expect(sharp(svg).metadata()).rejects.toThrow()
  const { receipt } = await platen.render(CARD)
  expect(receipt.degraded).toBe(false)
  await expect(sharp(svg).metadata()).rejects.toThrow()
  expect(settings()).toEqual(before)
})
