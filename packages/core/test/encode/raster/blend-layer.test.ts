import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blendLayer } from '../../../src/encode/raster/blend-layer.ts'
import type { Surface } from '../../../src/encode/raster/surface.ts'
import { BLEND_MODES, type BlendMode } from '../../../src/foundation/blend-mode.ts'
import { draw, fill, group, page, pixelAt, pop, rect, solid } from './page.ts'

/** Compositing and Blending 1, written down a second time, word for word from sections 10 and 11. */
type Rgb = readonly number[]

const hardLight = (cb: number, cs: number) =>
  cs <= 0.5 ? cb * 2 * cs : cb + (2 * cs - 1) * (1 - cb)
const SEPARABLE: Readonly<Record<string, (cb: number, cs: number) => number>> = {
  multiply: (cb, cs) => cb * cs,
  screen: (cb, cs) => 1 - (1 - cb) * (1 - cs),
  overlay: (cb, cs) => hardLight(cs, cb),
  darken: (cb, cs) => Math.min(cb, cs),
  lighten: (cb, cs) => Math.max(cb, cs),
  'color-dodge': (cb, cs) => (cb === 0 ? 0 : cs === 1 ? 1 : Math.min(1, cb / (1 - cs))),
  'color-burn': (cb, cs) => (cb === 1 ? 1 : cs === 0 ? 0 : 1 - Math.min(1, (1 - cb) / cs)),
  'hard-light': hardLight,
  'soft-light': (cb, cs) => {
    if (cs <= 0.5) return cb - (1 - 2 * cs) * cb * (1 - cb)
    const d = cb <= 0.25 ? ((16 * cb - 12) * cb + 4) * cb : Math.sqrt(cb)
    return cb + (2 * cs - 1) * (d - cb)
  },
  difference: (cb, cs) => Math.abs(cb - cs),
  exclusion: (cb, cs) => cb + cs - 2 * cb * cs,
}

const lum = ([r = 0, g = 0, b = 0]: Rgb) => 0.3 * r + 0.59 * g + 0.11 * b
const sat = (c: Rgb) => Math.max(...c) - Math.min(...c)
function clipColor(c: Rgb): Rgb {
  const l = lum(c)
  const n = Math.min(...c)
  const x = Math.max(...c)
  let out = c
  if (n < 0) out = out.map((v) => l + ((v - l) * l) / (l - n))
  if (x > 1) out = out.map((v) => l + ((v - l) * (1 - l)) / (x - l))
  return out
}
const setLum = (c: Rgb, l: number) => clipColor(c.map((v) => v + l - lum(c)))
function setSat(c: Rgb, s: number): Rgb {
  const [min = 0, mid = 0, max = 0] = [0, 1, 2].sort((a, b) => (c[a] ?? 0) - (c[b] ?? 0))
  const out = [0, 0, 0]
  if ((c[max] ?? 0) > (c[min] ?? 0)) {
    out[mid] = (((c[mid] ?? 0) - (c[min] ?? 0)) * s) / ((c[max] ?? 0) - (c[min] ?? 0))
    out[max] = s
  }
  return out
}
const NON_SEPARABLE: Readonly<Record<string, (cb: Rgb, cs: Rgb) => Rgb>> = {
  hue: (cb, cs) => setLum(setSat(cs, sat(cb)), lum(cb)),
  saturation: (cb, cs) => setLum(setSat(cb, sat(cs)), lum(cb)),
  color: (cb, cs) => setLum(cs, lum(cb)),
  luminosity: (cb, cs) => setLum(cb, lum(cs)),
}

function mix(mode: string, cb: Rgb, cs: Rgb): Rgb {
  const whole = NON_SEPARABLE[mode]
  if (whole !== undefined) return whole(cb, cs)
  return cb.map((channel, index) => SEPARABLE[mode]?.(channel, cs[index] ?? 0) ?? 0)
}

const surfaceOf = (pixel: readonly number[]): Surface => ({
  left: 0,
  top: 0,
  width: 1,
  height: 1,
  channels: pixel.length === 3 ? 3 : 4,
  data: Uint8Array.from(pixel),
})

const everywhere = { box: { left: 0, top: 0, right: 1, bottom: 1 }, mask: undefined }
const byte = fc.integer({ min: 0, max: 255 })
/** Premultiplied, as surfaces are. */
const rgba = fc
  .tuple(byte, byte, byte, byte)
  .map(([r, g, b, a]) => [...[r, g, b].map((level) => Math.floor((level * a) / 255)), a])

const MIXED = BLEND_MODES.filter((mode): mode is Exclude<BlendMode, 'normal'> => mode !== 'normal')

describe('a blended layer', () => {
  test.each(MIXED)('%s is the formula of the specification, rounded once', (blend) => {
    fc.assert(
      fc.property(rgba, rgba, fc.constantFrom(1, 0.5, 0.2), (below, above, opacity) => {
        const surface = surfaceOf(below)
        blendLayer({ surface, clip: everywhere }, surfaceOf(above), { opacity, blend })
        const ab = (below[3] ?? 0) / 255
        const as = ((above[3] ?? 0) / 255) * opacity
        const straight = (pixel: Rgb) =>
          pixel.slice(0, 3).map((level) => (pixel[3] === 0 ? 0 : level / (pixel[3] ?? 1)))
        const cs = straight(above)
        const cb = straight(below)
        const mixed = mix(blend, cb, cs)
        const wanted = cs.map((_, index) => {
          const source = (1 - ab) * (cs[index] ?? 0) + ab * (mixed[index] ?? 0)
          return 255 * (as * source + (1 - as) * ab * (cb[index] ?? 0))
        })
        wanted.push(255 * (as + ab - as * ab))
        for (const [index, level] of wanted.entries()) {
          // Half a level is rounding; a little more, because floating point may fall on either side.
          expect(Math.abs((surface.data[index] ?? 0) - level)).toBeLessThanOrEqual(0.5 + 1e-9)
        }
      }),
      { numRuns: 400 },
    )
  })

  test.each(MIXED)(
    '%s on an opaque page is what it is on an opaque surface with alpha',
    (blend) => {
      fc.assert(
        fc.property(fc.tuple(byte, byte, byte), rgba, (below, above) => {
          const opaque = surfaceOf(below)
          const layered = surfaceOf([...below, 255])
          blendLayer({ surface: opaque, clip: everywhere }, surfaceOf(above), { opacity: 1, blend })
          blendLayer({ surface: layered, clip: everywhere }, surfaceOf(above), {
            opacity: 1,
            blend,
          })
          expect([...layered.data]).toEqual([...opaque.data, 255])
        }),
        { numRuns: 100 },
      )
    },
  )
})

describe('a group', () => {
  const SIZE = { width: 40, height: 40 }
  const GREY = fill(rect(0, 0, 40, 40), solid(128, 128, 128))
  const RED = fill(rect(10, 10, 20, 20), solid(255, 0, 0))

  test('blends as one with what lies under it', async () => {
    const image = await draw(page(SIZE, [GREY, group({ blend: 'multiply' }), RED, pop]))
    expect(pixelAt(image, 20, 20)).toEqual([128, 0, 0, 255])
    expect(pixelAt(image, 5, 5)).toEqual([128, 128, 128, 255])
  })

  test('keeps what blends inside of it to itself', async () => {
    const inner = [group({ blend: 'multiply' }), RED, pop]
    const image = await draw(page(SIZE, [GREY, group(), ...inner, pop]))
    expect(pixelAt(image, 20, 20)).toEqual([255, 0, 0, 255])
  })
})
