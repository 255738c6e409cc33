import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { CARD, CARD_NAMES, type CardName } from '../../src/card/card.ts'
import { createContentBuilder } from '../../src/card/card-content.ts'
import { ENCODINGS, type Encoding } from '../../src/engines/encoding.ts'
import {
  ENGINE_NAMES,
  type EngineName,
  findChromium,
  findEngine,
} from '../../src/engines/engines.ts'

/** Levels, in the mean over a card made small: fonts are smoothed in other ways, pixels are not the same. */
const FAR = 4

const SIZE = { width: CARD.width, height: CARD.height }

/** Chromium is not asked where none is installed, unless it must be. */
const isPeer = (name: EngineName) =>
  name !== 'platen' &&
  (name !== 'Chromium' || findChromium() !== undefined || process.env['CI'] === 'true')

async function readSmall(image: Uint8Array): Promise<Buffer> {
  return sharp(image).removeAlpha().resize(120, 63, { kernel: 'linear' }).raw().toBuffer()
}

/** @returns The mean distance of two pictures, in levels. */
function compare(one: Buffer, two: Buffer): number {
  return one.reduce((sum, level, at) => sum + Math.abs(level - (two[at] ?? 0)), 0) / one.length
}

async function draw(
  name: EngineName,
  card: CardName,
  encoding: Encoding = ENCODINGS.png,
): Promise<Uint8Array> {
  const engine = await findEngine(name).create(card)
  const image = await engine.render(createContentBuilder(card)(1), encoding)
  await engine.close?.()
  return image
}

describe.each(CARD_NAMES)('the %s card', (card: CardName) => {
  let ours: Buffer
  beforeAll(async () => {
    ours = await readSmall(await draw('platen', card))
  })

  test.for(ENGINE_NAMES.filter(isPeer))('is what Platen draws: %s', async (name) => {
    const theirs = await draw(name, card)
    const { width, height, format } = await sharp(theirs).metadata()
    expect({ width, height, format }).toEqual({ ...SIZE, format: 'png' })
    expect(compare(ours, await readSmall(theirs))).toBeLessThan(FAR)
  })
})

test('the encoder alone makes the same file as WebP', async () => {
  const ours = await draw('platen', 'photo', ENCODINGS.webp)
  expect(Buffer.compare(ours, await draw('encoder alone', 'photo', ENCODINGS.webp))).toBe(0)
})

test('the encoder alone makes the same picture as JPEG, in fewer bytes', async () => {
  const ours = await draw('platen', 'photo', ENCODINGS.jpeg)
  const alone = await draw('encoder alone', 'photo', ENCODINGS.jpeg)
  const [pixels, theirs] = await Promise.all(
    [ours, alone].map((file) => sharp(file).raw().toBuffer()),
  )
  expect(theirs?.equals(pixels ?? Buffer.alloc(0))).toBe(true)
  expect(alone.length).toBeLessThan(ours.length)
})

test.runIf(isPeer('Chromium'))('Chromium draws several cards at once', async () => {
  const engine = await findEngine('Chromium').create('gradient')
  const build = createContentBuilder('gradient')
  const images = await Promise.all(
    [1, 2, 3, 4, 5].map((index) => engine.render(build(index), ENCODINGS.png)),
  )
  await engine.close?.()
  expect(new Set(images.map((image) => Buffer.from(image).toString('base64'))).size).toBe(5)
})
