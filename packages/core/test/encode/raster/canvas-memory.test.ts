import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blendMask } from '../../../src/encode/raster/blend.ts'
import { blendRamp } from '../../../src/encode/raster/blend-ramp.ts'
import { type CanvasMemory, compileCanvasMemory } from '../../../src/encode/raster/canvas-memory.ts'
import type { CoverageMask } from '../../../src/encode/raster/coverage-mask.ts'
import { toInk } from '../../../src/encode/raster/gradient.ts'
import { createSurface, type Surface } from '../../../src/encode/raster/surface.ts'
import { IDENTITY } from '../../../src/foundation/matrix.ts'

const createMemory = await compileCanvasMemory()

/** The same pixels twice: in memory of JavaScript and in memory of WebAssembly. */
function twin(memory: CanvasMemory, surface: Surface): Surface {
  const data = memory.take(surface.data.length)
  if (data === undefined) throw new Error('The memory is too small for this test.')
  data.set(surface.data)
  return { ...surface, data, memory }
}

const anySurface = fc
  .record({
    left: fc.integer({ min: -9, max: 9 }),
    top: fc.integer({ min: -9, max: 9 }),
    width: fc.integer({ min: 1, max: 70 }),
    height: fc.integer({ min: 1, max: 20 }),
    channels: fc.constantFrom(3 as const, 4 as const),
    seed: fc.nat(),
  })
  .map(({ left, top, width, height, channels, seed }) => {
    const surface = createSurface(
      { left, top, right: left + width, bottom: top + height },
      channels,
    )
    for (let i = 0; i < surface.data.length; i++) surface.data[i] = (seed + i * 7919) >> 3
    return surface
  })

const anyMask: fc.Arbitrary<CoverageMask> = fc
  .record({
    left: fc.integer({ min: -20, max: 60 }),
    top: fc.integer({ min: -20, max: 20 }),
    width: fc.integer({ min: 1, max: 60 }),
    height: fc.integer({ min: 1, max: 20 }),
    seed: fc.nat(),
  })
  .map(({ left, top, width, height, seed }) => {
    const level = (i: number) => [0, 255, 1, 254, (seed + i * 31) & 255][(seed + (i >> 3)) % 5] ?? 0
    return {
      left,
      top,
      width,
      height,
      data: Uint8Array.from({ length: width * height }, (_, i) => level(i)),
    }
  })

const anyByte = fc.integer({ min: 0, max: 255 })
const anySolid = fc.record({
  r: anyByte,
  g: anyByte,
  b: anyByte,
  alpha: fc.oneof(anyByte, fc.constant(255)),
})

const boxOf = ({ left, top, width, height }: Surface) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

describe('drawing on a canvas in WebAssembly gives the pixels of drawing in JavaScript', () => {
  test('a colour through any mask, wherever the two lie', () => {
    fc.assert(
      fc.property(anySurface, anyMask, anySolid, (plain, mask, color) => {
        const quick = twin(createMemoryOnce(), plain)
        const after = Buffer.from(quick.data.buffer, quick.data.byteOffset + quick.data.length, 64)
        const afterBefore = Buffer.from(after)
        for (const surface of [plain, quick]) {
          blendMask({ surface, clip: { box: boxOf(surface), mask: undefined } }, mask, {
            kind: 'solid',
            ...color,
          })
        }
        expect(Buffer.compare(quick.data, plain.data)).toBe(0)
        expect(after.equals(afterBefore)).toBe(true)
        quick.memory?.release(quick.data)
      }),
      { numRuns: 400 },
    )
  })

  test('a mask larger than what is copied at once', () => {
    const plain = createSurface({ left: 0, top: 0, right: 1200, bottom: 900 }, 3)
    const data = Uint8Array.from({ length: 1200 * 900 }, (_, i) => (i * 31) >> 4)
    const mask = { left: 0, top: 0, width: 1200, height: 900, data }
    const quick = twin(createMemory(), plain)
    for (const surface of [plain, quick]) {
      const clip = { box: boxOf(surface), mask: undefined }
      blendMask({ surface, clip }, mask, { kind: 'solid', r: 9, g: 200, b: 40, alpha: 180 })
    }
    expect(Buffer.compare(quick.data, plain.data)).toBe(0)
  })

  test.each([
    ['from left to right', { x2: 60, y2: 0 }],
    ['from top to bottom', { x2: 0, y2: 20 }],
    ['askew', { x2: 40, y2: 15 }],
  ])('a translucent gradient %s', (_why, end) => {
    const color = (a: number) => ({ r: 240, g: 30, b: 90, a })
    const stops = [
      { at: 0, color: color(0.9) },
      { at: 1, color: color(0.1) },
    ]
    const ink = toInk({ type: 'linear', x1: 0, y1: 0, ...end, stops }, IDENTITY)
    if (ink.kind !== 'ramp') throw new Error('A gradient is drawn by a ramp.')
    fc.assert(
      fc.property(anySurface, (plain) => {
        const quick = twin(createMemoryOnce(), plain)
        for (const surface of [plain, quick]) {
          blendRamp({ surface, box: boxOf(surface), mask: undefined }, ink)
        }
        expect(Buffer.compare(quick.data, plain.data)).toBe(0)
        quick.memory?.release(quick.data)
      }),
      { numRuns: 60 },
    )
  })
})

let shared: CanvasMemory | undefined
/** One memory for all runs of a property, which gives back what it takes. */
function createMemoryOnce(): CanvasMemory {
  shared ??= createMemory()
  return shared
}

describe('a canvas memory', () => {
  test('gives no room twice, and none beyond its end', () => {
    const memory = createMemory()
    const taken: Uint8Array[] = []
    for (;;) {
      const pixels = memory.take(2_268_000)
      if (pixels === undefined) break
      taken.push(pixels)
    }
    expect(taken.length).toBeGreaterThanOrEqual(8)
    for (const [index, pixels] of taken.entries()) pixels.fill(index)
    expect(taken.every((pixels, index) => pixels.every((byte) => byte === index))).toBe(true)
  })

  test('gives again what came back', () => {
    const memory = createMemory()
    const first = memory.take(1000)
    if (first === undefined) throw new Error('An empty memory has room.')
    memory.release(first)
    expect(memory.take(1000)?.byteOffset).toBe(first.byteOffset)
    expect(memory.take(1000)?.byteOffset).not.toBe(first.byteOffset)
  })
})
