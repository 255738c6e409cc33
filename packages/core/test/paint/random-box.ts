import fc from 'fast-check'
import type { BlendMode } from '../../src/foundation/blend-mode.ts'
import type { Rect } from '../../src/foundation/geometry.ts'
import type { Rgba } from '../../src/foundation/rgba.ts'
import type { Box } from '../../src/layout/box-tree.ts'
import type {
  ResolvedBorder,
  ResolvedClip,
  ResolvedFilter,
} from '../../src/overrides/resolved-effects.ts'
import type { ResolvedFill, ResolvedStroke } from '../../src/overrides/resolved-fill.ts'
import type { ShapeOutline } from '../../src/overrides/shape-outline.ts'
import {
  containerBox,
  imageBox,
  raster,
  shapeBox,
  svgBox,
  textBox,
  vector,
} from './sample-boxes.ts'

const byte = fc.integer({ min: 0, max: 255 })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const length = fc.double({ min: 0, max: 500, noNaN: true })
const offset = fc.double({ min: -200, max: 600, noNaN: true })

const color: fc.Arbitrary<Rgba> = fc.record({
  r: byte,
  g: byte,
  b: byte,
  a: fc.constantFrom(0, 0.25, 0.5, 1),
})
const rect: fc.Arbitrary<Rect> = fc.record({ x: offset, y: offset, width: length, height: length })
const stops = fc
  .array(fc.record({ at: share, color }), { minLength: 1, maxLength: 4 })
  .map((list) => list.sort((a, b) => a.at - b.at))
const fill: fc.Arbitrary<ResolvedFill> = fc.oneof(
  fc.record({ type: fc.constant('solid' as const), color }),
  fc.record({ type: fc.constant('linear' as const), angleDeg: offset, stops }),
  fc.record({
    type: fc.constant('radial' as const),
    centerX: share,
    centerY: share,
    radius: share,
    stops,
  }),
  fc.record({
    type: fc.constant('conic' as const),
    angleDeg: offset,
    centerX: share,
    centerY: share,
    stops,
  }),
  fc.constant({
    type: 'image' as const,
    source: 'picture',
    from: 'layer' as const,
    fit: 'cover' as const,
    positionX: 0.5,
    positionY: 0.5,
  }),
)
const radii = fc.tuple(length, length, length, length)
const border: fc.Arbitrary<ResolvedBorder> = fc.record({ width: length, color })
const stroke: fc.Arbitrary<ResolvedStroke> = fc.record({
  fill,
  width: length,
  dash: fc.array(length, { maxLength: 3 }),
  cap: fc.constantFrom('butt', 'round', 'square'),
  join: fc.constantFrom('miter', 'round', 'bevel'),
})
const outline: fc.Arbitrary<ShapeOutline> = fc.oneof(
  fc.record({ shape: fc.constant('rect' as const), radii }),
  fc.constant({ shape: 'ellipse' as const }),
  fc.constant({ shape: 'line' as const }),
  fc.record({ shape: fc.constant('polygon' as const), sides: fc.integer({ min: 3, max: 9 }) }),
  fc.record({
    shape: fc.constant('star' as const),
    points: fc.integer({ min: 3, max: 9 }),
    innerRatio: share,
  }),
  fc.constant({ shape: 'path' as const, d: 'M0 0q9 90 80 3a5 9 3 0 1-44 4z m5-5l9 3' }),
)
/** The common properties, each at rest most of the time. */
const common = {
  opacity: fc.constantFrom(1, 1, 0.5, 0),
  rotateDeg: fc.constantFrom(0, 0, 90, -33.3),
  volatile: fc.boolean(),
  shadows: fc.array(
    fc.record({
      x: offset,
      y: offset,
      blur: length,
      spread: fc.constantFrom(0, 0, 7, -7),
      inset: fc.boolean(),
      color,
    }),
    { maxLength: 2 },
  ),
  blend: fc.constantFrom<BlendMode>('normal', 'normal', 'multiply', 'hue'),
  blurSigma: fc.constantFrom(0, 0, 0, 3),
  clip: fc.constantFrom<ResolvedClip | undefined>(
    undefined,
    undefined,
    { type: 'layer', path: 'nowhere' },
    {
      type: 'outline',
      outline: { shape: 'ellipse' },
      x: 3,
      y: '10%',
      width: '70%',
      height: undefined,
    },
  ),
}
const image = fc.constantFrom(
  raster(),
  vector(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path id="a" d="M0 0h9v9z"/></svg>',
  ),
)
const fit = fc.constantFrom(
  'cover' as const,
  'contain' as const,
  'fill' as const,
  'scale-down' as const,
)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const leaf: fc.Arbitrary<Box> = fc.oneof(
  fc
    .tuple(rect, fc.record({ ...common, outline, fill: maybe(fill), stroke: maybe(stroke) }))
    .map(([place, layer]) => shapeBox(place, layer)),
  fc
    .tuple(
      rect,
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.record({
        ...common,
        fill,
        fontSizePx: fc.integer({ min: 1, max: 90 }),
        decoration: fc.constantFrom('none', 'underline', 'line-through', 'overline'),
        overflow: fc.constantFrom('visible', 'clip'),
      }),
    )
    .map(([place, text, layer]) => textBox(place, text, layer)),
  fc
    .tuple(
      rect,
      image,
      fc.record({
        ...common,
        fit,
        positionX: share,
        positionY: share,
        radii,
        border: maybe(border),
        background: maybe(fill),
        flip: fc.constantFrom('none', 'horizontal', 'vertical', 'both'),
        filters: fc.constantFrom<readonly ResolvedFilter[]>(
          [],
          [],
          [
            { type: 'hue', angleDeg: 40 },
            { type: 'blur', sigma: 2 },
          ],
        ),
      }),
    )
    .map(([place, source, layer]) => imageBox(place, layer, source)),
  fc
    .tuple(rect, image, fc.record({ ...common, fit }))
    .map(([place, source, layer]) => svgBox(place, source, layer)),
)

/** Any box with any properties, containers up to three deep. */
export const randomBox: fc.Arbitrary<Box> = fc.letrec<{ box: Box; container: Box }>((tie) => ({
  box: fc.oneof({ maxDepth: 3 }, leaf, tie('container')),
  container: fc
    .tuple(
      rect,
      fc.array(tie('box'), { maxLength: 3 }),
      fc.record({
        ...common,
        radii,
        border: maybe(border),
        background: maybe(fill),
        overflow: fc.constantFrom('visible' as const, 'hidden' as const),
      }),
    )
    .map(([place, children, layer]) => containerBox(place, children, layer)),
})).box
