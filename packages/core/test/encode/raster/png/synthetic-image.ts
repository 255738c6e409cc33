import fc from 'fast-check'
import { BAND_ROWS, type RasterImage } from '../../../../src/encode/raster/raster-image.ts'

export type Look = 'noise' | 'flat' | 'gradient' | 'photo' | 'text' | 'tiles'
const LOOKS: readonly Look[] = ['noise', 'flat', 'gradient', 'photo', 'text', 'tiles']

export interface ImageRecipe {
  readonly look: Look
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly seed: number
  /** 0..1: how many bands are volatile. */
  readonly volatileShare: number
}

/** Numbers below `limit`, the same for the same seed. */
function createRandom(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

type Sampler = (x: number, y: number, channel: number) => number

/** A colour per place: each kind of picture stresses other ways of the encoder. */
function createSampler(look: Look, seed: number): Sampler {
  const random = createRandom(seed)
  const phase = random(1000)
  const samplers: Readonly<Record<Look, Sampler>> = {
    noise: () => random(256),
    flat: (_x, _y, channel) => (phase * (channel + 1)) % 256,
    gradient: (x, y, channel) => ((x + y + phase) * (channel + 2)) / 40,
    // Smooth shapes under sensor noise, whose spread of residuals is that of a photograph.
    photo: (x, y, channel) =>
      120 + 70 * Math.sin((x + phase) / 23 + channel) * Math.cos(y / 31) + random(5) + random(5),
    text: (x, y) => ((x * 7 + phase) % 11 < 3 && (y >> 2) % 3 === 1 ? 20 + random(40) : 250),
    tiles: (x, y, channel) => ((x % 8) * 31 + (y % 8) * 57 + channel * 91 + phase) % 256,
  }
  return samplers[look]
}

/** Makes an image by recipe: equal recipes give equal images. */
export function createImage(recipe: ImageRecipe): RasterImage {
  const { look, width, height, channels, seed, volatileShare } = recipe
  const sample = createSampler(look, seed)
  const pixels = new Uint8Array(width * height * channels)
  let at = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < channels; channel++) {
        pixels[at++] = sample(x, y, channel)
      }
    }
  }
  const random = createRandom(seed + 1)
  const bands = Array.from({ length: Math.ceil(height / BAND_ROWS) }, () => random(1000))
  const isVolatile = bands.map((value) => value < volatileShare * 1000)
  return {
    width,
    height,
    channels,
    pixels,
    bandRows: BAND_ROWS,
    volatileBands: Uint8Array.from(isVolatile, Number),
    bandDigests: isVolatile.map((volatile, band) =>
      volatile ? undefined : `${look} ${seed} ${width}x${height}x${channels} ${band}`,
    ),
  }
}

/** Recipes of every look and of both channel counts, from one px on. */
export const anyRecipe = (longest = 90): fc.Arbitrary<ImageRecipe> =>
  fc.record({
    look: fc.constantFrom(...LOOKS),
    width: fc.integer({ min: 1, max: longest }),
    height: fc.integer({ min: 1, max: longest }),
    channels: fc.constantFrom(3 as const, 4 as const),
    seed: fc.nat(1_000_000),
    volatileShare: fc.constantFrom(0, 0.3, 0.7, 1),
  })
