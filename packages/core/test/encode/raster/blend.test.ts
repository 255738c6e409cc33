import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toUprightInk } from '../../../src/encode/raster/bitmap-ink.ts'
import { blendBox, blendMask, type Target } from '../../../src/encode/raster/blend.ts'
import type { CoverageMask } from '../../../src/encode/raster/coverage-mask.ts'
import { toInk } from '../../../src/encode/raster/gradient.ts'
import type { Ink } from '../../../src/encode/raster/ink.ts'
import { boxOfSurface, createSurface, type Surface } from '../../../src/encode/raster/surface.ts'
import { IDENTITY } from '../../../src/foundation/matrix.ts'

const byte = fc.integer({ min: 0, max: 255 })

interface Case {
  readonly channels: 3 | 4
  /** Premultiplied. */
  readonly below: readonly number[]
  readonly coverage: number
  readonly color: readonly [number, number, number]
  readonly alpha: number
}

const arbitraryCase: fc.Arbitrary<Case> = fc
  .record({
    channels: fc.constantFrom(3 as const, 4 as const),
    straight: fc.tuple(byte, byte, byte),
    belowAlpha: byte,
    coverage: fc.oneof(byte, fc.constantFrom(0, 255)),
    color: fc.tuple(byte, byte, byte),
    alpha: fc.oneof(byte, fc.constant(255)),
  })
  .map(({ straight, belowAlpha, ...rest }) => ({
    ...rest,
    below:
      rest.channels === 3
        ? straight
        : [...straight.map((level) => Math.round((level * belowAlpha) / 255)), belowAlpha],
  }))

function paintedOver({ channels, below }: Case): { surface: Surface; target: Target } {
  const surface = createSurface({ left: 3, top: 2, right: 8, bottom: 5 }, channels)
  for (let at = 0; at < surface.data.length; at++) surface.data[at] = below[at % channels] ?? 0
  return { surface, target: { surface, clip: { box: boxOfSurface(surface), mask: undefined } } }
}

/** Source over in real numbers. */
function expected({ below, color, alpha, coverage }: Case): readonly number[] {
  const share = (alpha / 255) * (coverage / 255)
  return below.map((level, channel) => level * (1 - share) + (color[channel] ?? 255) * share)
}

/** The last of the fifteen pixels, and three outside of the surface. */
function maskOf(coverage: number): CoverageMask {
  return { left: 7, top: 4, width: 2, height: 2, data: new Uint8Array(4).fill(coverage) }
}

const INKS: readonly (readonly [string, (given: Case) => Ink])[] = [
  ['a solid ink', ({ color: [r, g, b], alpha }) => ({ kind: 'solid', r, g, b, alpha })],
  [
    'a gradient of one colour',
    ({ color: [r, g, b], alpha }) => {
      const color = { r, g, b, a: alpha / 255 }
      const stops = [
        { at: 0, color },
        { at: 1, color },
      ]
      return toInk({ type: 'linear', x1: 0, y1: 0, x2: 9, y2: 3, stops }, IDENTITY)
    },
  ],
  [
    'a bitmap of one colour',
    ({ color: [r, g, b], alpha }) => {
      const data = new Uint8Array(12 * 12 * 3)
      for (let at = 0; at < data.length; at += 3) data.set([r, g, b], at)
      const bitmap = { width: 12, height: 12, channels: 3 as const, data }
      return toUprightInk({ left: 0, top: 0, bitmap }, alpha)
    },
  ],
]

describe.each(INKS)('%s', (_name, toTestInk) => {
  test('under a mask is source over, within one level, and stays inside', () => {
    fc.assert(
      fc.property(arbitraryCase, (given) => {
        const { surface, target } = paintedOver(given)
        blendMask(target, maskOf(given.coverage), toTestInk(given))
        const painted = expected(given)
        for (const [at, level] of surface.data.entries()) {
          const channel = at % given.channels
          const isUnder = Math.floor(at / given.channels) === 14
          const wanted = (isUnder ? painted : given.below)[channel] ?? 0
          expect(Math.abs(level - wanted)).toBeLessThanOrEqual(isUnder ? 1.02 : 0)
        }
      }),
    )
  })

  test('over a whole box is source over, within one level', () => {
    fc.assert(
      fc.property(arbitraryCase, (given) => {
        const { surface, target } = paintedOver(given)
        blendBox(target, { left: 0, top: 0, right: 9, bottom: 9 }, toTestInk(given))
        const painted = expected({ ...given, coverage: 255 })
        for (const [at, level] of surface.data.entries()) {
          const wanted = painted[at % given.channels] ?? 0
          expect(Math.abs(level - wanted)).toBeLessThanOrEqual(1.02)
        }
      }),
    )
  })

  test('never makes a colour larger than its alpha', () => {
    fc.assert(
      fc.property(arbitraryCase, (given) => {
        if (given.channels === 3) return
        const { surface, target } = paintedOver(given)
        blendMask(target, maskOf(given.coverage), toTestInk(given))
        for (let at = 0; at < surface.data.length; at += 4) {
          const [r = 0, g = 0, b = 0, a = 0] = surface.data.subarray(at, at + 4)
          expect(Math.max(r, g, b)).toBeLessThanOrEqual(a)
        }
      }),
    )
  })
})

describe('a clip', () => {
  const red: Ink = { kind: 'solid', r: 200, g: 0, b: 0, alpha: 255 }

  test('multiplies the coverage of what is drawn', () => {
    const surface = createSurface({ left: 0, top: 0, right: 2, bottom: 1 }, 3)
    const mask = { left: 0, top: 0, width: 2, height: 1, data: Uint8Array.from([255, 128]) }
    const clip = { box: boxOfSurface(surface), mask }
    const half = { ...mask, data: Uint8Array.from([128, 128]) }
    blendMask({ surface, clip }, half, red)
    expect(surface.data[0]).toBe(100)
    expect(surface.data[3]).toBe(50)
  })

  test('of an empty box lets nothing through', () => {
    const surface = createSurface({ left: 0, top: 0, right: 2, bottom: 1 }, 3)
    const clip = { box: { left: 1, top: 0, right: 1, bottom: 1 }, mask: undefined }
    blendBox({ surface, clip }, boxOfSurface(surface), red)
    expect(surface.data.every((level) => level === 0)).toBe(true)
  })
})
