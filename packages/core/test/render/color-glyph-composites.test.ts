import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createPlaten } from '../../src/create-platen.ts'
import { paint, paintedFont } from '../text/color-glyph/color-font.ts'

const { composite, glyph, solid } = paint

/** Premultiplied, 0..1: red, green, blue, alpha. */
type Pixel = readonly [number, number, number, number]
type Operator = (source: Pixel, backdrop: Pixel) => Pixel

/** Porter and Duff: what of each is seen, by the alphas of both. */
const mix =
  (ofSource: (alphas: Alphas) => number, ofBackdrop: (alphas: Alphas) => number): Operator =>
  (source, backdrop) => {
    const alphas = { source: source[3], backdrop: backdrop[3] }
    return source.map((channel, index) =>
      Math.min(1, channel * ofSource(alphas) + (backdrop[index] ?? 0) * ofBackdrop(alphas)),
    ) as unknown as Pixel
  }
interface Alphas {
  readonly source: number
  readonly backdrop: number
}

/** Compositing and Blending 1, section 9.1, by the number of the mode in COLR. */
const OPERATORS: readonly (readonly [mode: number, name: string, operator: Operator])[] = [
  [
    3,
    'source over',
    mix(
      () => 1,
      ({ source }) => 1 - source,
    ),
  ],
  [
    4,
    'destination over',
    mix(
      ({ backdrop }) => 1 - backdrop,
      () => 1,
    ),
  ],
  [
    5,
    'source in',
    mix(
      ({ backdrop }) => backdrop,
      () => 0,
    ),
  ],
  [
    6,
    'destination in',
    mix(
      () => 0,
      ({ source }) => source,
    ),
  ],
  [
    7,
    'source out',
    mix(
      ({ backdrop }) => 1 - backdrop,
      () => 0,
    ),
  ],
  [
    8,
    'destination out',
    mix(
      () => 0,
      ({ source }) => 1 - source,
    ),
  ],
  [
    9,
    'source atop',
    mix(
      ({ backdrop }) => backdrop,
      ({ source }) => 1 - source,
    ),
  ],
  [
    10,
    'destination atop',
    mix(
      ({ backdrop }) => 1 - backdrop,
      ({ source }) => source,
    ),
  ],
  [
    11,
    'xor',
    mix(
      ({ backdrop }) => 1 - backdrop,
      ({ source }) => 1 - source,
    ),
  ],
  [
    12,
    'plus',
    mix(
      () => 1,
      () => 1,
    ),
  ],
]

const NOTHING: Pixel = [0, 0, 0, 0]
const of = (color: readonly number[], alpha: number): Pixel =>
  [...color.map((channel) => (channel / 255) * alpha), alpha] as unknown as Pixel

/** A green square of 80 px with a blue one over it, 15 px to the right and up. */
async function draw(mode: number, [source, backdrop]: readonly [number, number]) {
  const square = (color: number, alpha: number) => glyph(2, solid(color, alpha))
  const root = composite(mode, paint.translate(150, 150, square(2, source)), square(1, backdrop))
  const platen = createPlaten({ fonts: [{ family: 'Painted', bytes: paintedFont(root) }] })
  const look = { fontFamily: 'Painted', fontSize: 100, lineHeight: 1 } as const
  const { bytes } = await platen.render({
    canvas: { width: 140, height: 140 },
    layers: [{ kind: 'text', x: 20, y: 20, text: 'A', ...look }],
  })
  await platen.close()
  const { data, info } = await sharp(bytes)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return (x: number, y: number): Pixel => {
    const [r = 0, g = 0, b = 0, a = 0] = data.subarray(4 * (y * info.width + x))
    return of([r, g, b], a / 255)
  }
}

const GREEN = [0, 255, 0]
const BLUE = [0, 0, 255]
/** Levels of 255; pixels are rounded at each step, and told apart from alpha only when they are opaque. */
const TOLERANCE = 3

test.each(
  OPERATORS.flatMap(([mode, name, operator]) =>
    (
      [
        [1, 1],
        [0.5, 0.5],
        [0.8, 0.3],
        [0.25, 0.75],
      ] as const
    ).map((alphas) => [name, ...alphas, mode, operator] as const),
  ),
)('%s of %d with %d is as Porter and Duff say', async (_name, source, backdrop, mode, operator) => {
  const pixelAt = await draw(mode, [source, backdrop])
  const [blue, green] = [of(BLUE, source), of(GREEN, backdrop)]
  const seen = {
    backdrop: [pixelAt(35, 85), operator(NOTHING, green)],
    both: [pixelAt(70, 50), operator(blue, green)],
    source: [pixelAt(115, 5), operator(blue, NOTHING)],
  } as const
  for (const [place, [found, expected]] of Object.entries(seen)) {
    const off = found.map((channel, index) => 255 * Math.abs(channel - (expected[index] ?? 0)))
    expect(Math.max(...off), `${place}: ${found} for ${expected}`).toBeLessThan(TOLERANCE)
  }
})
