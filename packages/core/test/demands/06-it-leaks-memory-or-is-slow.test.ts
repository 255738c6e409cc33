import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createPlaten, defineTemplate } from '../../src/index.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

async function bytesInUse(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collectGarbage()
    await new Promise((turn) => setImmediate(turn))
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const card = defineTemplate({
  canvas: { width: 600, height: 315, background: '#0b1020' },
  layers: [
    {
      kind: 'text',
      name: 'title',
      dynamic: true,
      x: 40,
      y: 40,
      width: 520,
      fontSize: 48,
      fill: '#fff',
    },
    { kind: 'qr', name: 'code', dynamic: true, x: 440, y: 180, width: 120, height: 120, data: 'x' },
  ],
})

const MEGABYTE = 1_000_000
/** Ten refreshes of a page must not cost what they cost elsewhere, 250 MB; here 300 cost this at most. */
const MOST_GROWTH = 6 * MEGABYTE

test('three hundred different cards leave no more behind than caches may hold', async () => {
  const size = 256_000
  const caches = { sources: size, bitmaps: size, glyphs: size, pages: size, png: size }
  const platen = createPlaten({ caches, network: false })
  const draw = (index: number) =>
    platen.render(card, {
      layers: { title: `Card number ${index} of many`, code: `https://example.com/${index}` },
    })
  for (let index = 0; index < 100; index++) await draw(index)
  const before = await bytesInUse()
  for (let index = 100; index < 400; index++) await draw(index)
  const after = await bytesInUse()
  await platen.close()
  expect(after - before).toBeLessThan(MOST_GROWTH)
}, 120_000)
