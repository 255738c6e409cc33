import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { LoadedImage } from '../../src/assets/asset-table.ts'
import { createFocusFinder } from '../../src/assets/focus/create-focus-finder.ts'
import type { FocusStrategy } from '../../src/assets/focus/focus-profile.ts'
import { sha256Hex } from '../../src/foundation/digest.ts'
import { findFocus } from '../../src/paint/find-focus.ts'
import { SANDBOX } from '../sandbox/shared-sandbox.ts'

const SAMPLES = new URL('../../../../examples/samples/assets/', import.meta.url)
const ANYTIME = new AbortController().signal
const STRATEGIES: readonly FocusStrategy[] = ['attention', 'entropy']

function raster(bytes: Uint8Array, width: number, height: number): LoadedImage {
  const digest = sha256Hex(bytes)
  return { kind: 'raster', digest, bytes, format: 'png', width, height, hasAlpha: false }
}

/** A scene of some elements, as a PNG. */
async function scene(elements: string, width = 600, height = 200): Promise<LoadedImage> {
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#9bb"/>${elements}</svg>`
  const bytes = await sharp(Buffer.from(markup)).png().toBuffer()
  return raster(bytes, width, height)
}

/** The part of the picture that shows in a square or another box, px of the picture. */
async function cropOf(
  image: LoadedImage,
  strategy: FocusStrategy,
  box = { width: 100, height: 100 },
) {
  const finder = createFocusFinder({ sourcePixels: 1e8, sandbox: SANDBOX })
  const profile = await finder.find(image, strategy, ANYTIME)
  const { x, y } = findFocus(profile, { image, box: { x: 0, y: 0, ...box }, fit: 'cover' })
  const scale = Math.max(box.width / image.width, box.height / image.height)
  const [width, height] = [box.width / scale, box.height / scale]
  return { left: x * (image.width - width), top: y * (image.height - height), width, height }
}

/** Where the eyes of the portrait are, as shares of the picture. */
const EYES = { x: 0.5, y: 0.43 }

const BALL = (x: number, y: number) => `<circle cx="${x}" cy="${y}" r="30" fill="#d11"/>`
/** A patch of many greys: nothing stands out by its colour, and there is much to see. */
const PATCH = (x: number, y: number) =>
  Array.from({ length: 100 }, (_, index) => {
    const level = (index * 73) % 256
    const [column, row] = [index % 10, Math.floor(index / 10)]
    return `<rect x="${x + 6 * column}" y="${y + 6 * row}" width="6" height="6" fill="rgb(${level},${level},${level})"/>`
  }).join('')

describe('the subject of a picture is kept in view', () => {
  test.each([60, 150, 300, 430, 540])('a ball at %d px', async (x) => {
    for (const strategy of STRATEGIES) {
      const { left, width } = await cropOf(await scene(BALL(x, 100)), strategy)
      expect(left).toBeLessThanOrEqual(x - 30 + 3)
      expect(left + width).toBeGreaterThanOrEqual(x + 30 - 3)
    }
  })

  test('in the middle where there is room', async () => {
    const { left } = await cropOf(await scene(BALL(400, 100)), 'attention')
    expect(Math.abs(left + 100 - 400)).toBeLessThan(15)
  })

  test.each([60, 300, 520])('down the page as well: at %d px', async (y) => {
    const { top, height } = await cropOf(await scene(BALL(100, y), 200, 600), 'attention')
    expect(top).toBeLessThanOrEqual(y - 27)
    expect(top + height).toBeGreaterThanOrEqual(y + 27)
  })

  test('attention prefers what stands out, entropy where there is most to see', async () => {
    const image = await scene(BALL(500, 100) + PATCH(60, 70))
    const attention = await cropOf(image, 'attention')
    const entropy = await cropOf(image, 'entropy')
    expect(attention.left + 100).toBeGreaterThan(430)
    expect(entropy.left + 100).toBeLessThan(170)
  })

  test('a face before a wall as bright as it', async () => {
    const face = '<ellipse cx="470" cy="90" rx="34" ry="44" fill="#c98f6b"/>'
    const wall = '<rect x="60" y="40" width="80" height="110" fill="#6b8fc9"/>'
    const { left } = await cropOf(await scene(face + wall), 'attention')
    expect(left).toBeLessThan(470 - 30)
    expect(left + 200).toBeGreaterThan(470 + 30)
  })

  test('a portrait keeps its face in a wide and in a high box', async () => {
    const bytes = readFileSync(new URL('portrait.jpg', SAMPLES))
    const { width, height } = await sharp(bytes).metadata()
    const image = raster(bytes, width, height)
    const wide = await cropOf(image, 'attention', { width: 300, height: 100 })
    const high = await cropOf(image, 'attention', { width: 100, height: 300 })
    const share = { top: wide.top / height, bottom: (wide.top + wide.height) / height }
    expect(share.top).toBeLessThan(EYES.y)
    expect(share.bottom).toBeGreaterThan(EYES.y)
    expect(high.left / width).toBeLessThan(EYES.x)
    expect((high.left + high.width) / width).toBeGreaterThan(EYES.x)
  })
})

describe('without a subject', () => {
  test.each(STRATEGIES)('%s shows the middle of a plain picture', async (strategy) => {
    const { left } = await cropOf(await scene(''), strategy)
    expect(left).toBeCloseTo(200, 5)
  })

  test.each(STRATEGIES)('%s finds the middle of what is one px large', async (strategy) => {
    const { left, top } = await cropOf(await scene('', 1, 1), strategy, { width: 30, height: 10 })
    expect(left).toBeCloseTo(0, 5)
    expect(top).toBeGreaterThanOrEqual(0)
  })

  test('a picture that shows as a whole stays in the middle', async () => {
    const image = await scene(BALL(60, 100))
    const profile = await createFocusFinder({ sourcePixels: 1e8, sandbox: SANDBOX }).find(
      image,
      'attention',
      ANYTIME,
    )
    const box = { x: 0, y: 0, width: 100, height: 100 }
    expect(findFocus(profile, { image, box, fit: 'contain' })).toEqual({ x: 0.5, y: 0.5 })
    expect(findFocus(profile, { image, box, fit: 'fill' })).toEqual({ x: 0.5, y: 0.5 })
  })

  test('what is transparent draws nobody’s eye', async () => {
    const markup = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200">${BALL(500, 100)}<rect width="200" height="200" fill="#fff" opacity="0.01"/></svg>`
    const image = raster(await sharp(Buffer.from(markup)).png().toBuffer(), 600, 200)
    expect((await cropOf(image, 'attention')).left).toBeGreaterThan(350)
  })
})

describe('what is found', () => {
  test('is the same for equal pictures, and looked for once', async () => {
    const finder = createFocusFinder({ sourcePixels: 1e8, sandbox: SANDBOX })
    const image = await scene(BALL(150, 100))
    const first = await finder.find(image, 'attention', ANYTIME)
    expect(await finder.find({ ...image }, 'attention', ANYTIME)).toBe(first)
    expect(
      await createFocusFinder({ sourcePixels: 1e8, sandbox: SANDBOX }).find(
        image,
        'attention',
        ANYTIME,
      ),
    ).toEqual(first)
    expect(await finder.find(image, 'entropy', ANYTIME)).not.toBe(first)
  })

  test('follows the orientation that EXIF says', async () => {
    const upright = await scene(BALL(540, 100))
    if (upright.kind !== 'raster') throw new TypeError('Not a raster image.')
    const turned = await sharp(upright.bytes)
      .rotate(90)
      .withMetadata({ orientation: 8 })
      .jpeg()
      .toBuffer()
    const { left } = await cropOf(raster(turned, 600, 200), 'attention')
    expect(left).toBeGreaterThan(370)
  })

  test('comes from drawings as well', async () => {
    const markup = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200"><rect width="600" height="200" fill="#9bb"/>${BALL(540, 100)}</svg>`
    const image: LoadedImage = {
      kind: 'vector',
      digest: sha256Hex(markup),
      markup,
      width: 600,
      height: 200,
    }
    expect((await cropOf(image, 'attention')).left).toBeGreaterThan(370)
  })

  test('is within what the limit of pixels lets decode', async () => {
    const finder = createFocusFinder({ sourcePixels: 1000, sandbox: SANDBOX })
    await expect(finder.find(await scene(''), 'attention', ANYTIME)).rejects.toThrow(/pixel limit/)
  })
})

describe('pictures that many look at at once', () => {
  test('are decoded once, and whoever leaves is not waited for', async () => {
    const image = await scene(BALL(300, 100))
    let reads = 0
    const counted: LoadedImage = {
      ...image,
      get bytes() {
        reads += 1
        return image.kind === 'raster' ? image.bytes : Buffer.of()
      },
    } as LoadedImage
    const finder = createFocusFinder({ sourcePixels: 1e8, sandbox: SANDBOX })
    const leaving = new AbortController()
    const left = finder.find(counted, 'attention', leaving.signal)
    const profiles = [1, 2, 3].map(() => finder.find(counted, 'attention', ANYTIME))
    leaving.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    expect(new Set(await Promise.all(profiles)).size).toBe(1)
    expect(reads).toBe(1)
  })
})
