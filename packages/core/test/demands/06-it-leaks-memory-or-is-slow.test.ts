import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import sharp from 'sharp'
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

const canvas = { width: 600, height: 315, background: '#0b1020' } as const
const title = {
  kind: 'text',
  name: 'title',
  dynamic: true,
  x: 40,
  y: 40,
  width: 520,
  fontSize: 48,
  fill: '#fff',
} as const
const code = { kind: 'qr', name: 'code', dynamic: true, x: 440, y: 180, data: 'x' } as const
const card = defineTemplate({ canvas, layers: [title, { ...code, width: 120, height: 120 }] })

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

/** Milliseconds of the processor, on all threads: a busy machine stretches time, and not these. */
async function processorMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

test('a card with a new text takes less work than the usual encoder takes for its pixels alone', async () => {
  const platen = createPlaten({ network: false })
  const photo = await sharp({
    create: {
      ...{ width: 600, height: 315, channels: 3, background: '#456' },
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .blur(3)
    .jpeg()
    .toBuffer()
  const src = `data:image/jpeg;base64,${photo.toString('base64')}`
  const picture = { kind: 'image', x: 0, y: 0, width: 600, height: 315, src } as const
  const photoCard = defineTemplate({ canvas, layers: [picture, title] })
  const draw = (index: number) =>
    platen.render(photoCard, { layers: { title: `Card ${index} of many` } })
  for (let index = 0; index < 20; index++) await draw(index)
  const raw = await sharp((await draw(20)).bytes)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const encode = () => sharp(raw.data, { raw: raw.info }).png().toBuffer()
  await encode()
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < 9; round++) {
    ours.push(
      await processorMs(async () => {
        for (let index = 0; index < 5; index++) await draw(100 + 5 * round + index)
      }),
    )
    theirs.push(
      await processorMs(async () => {
        for (let index = 0; index < 5; index++) await encode()
      }),
    )
  }
  await platen.close()
  expect(median(ours)).toBeLessThan(median(theirs))
})
