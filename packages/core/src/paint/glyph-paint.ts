import type { Rgba } from '../foundation/rgba.ts'
import type { GlyphColor, GlyphPaint, GlyphStop } from '../text/color-glyph/color-glyph.ts'
import type { GradientStop, Paint } from './display-list.ts'

type InkOf = (color: GlyphColor) => Rgba
type PaintOf<Type extends GlyphPaint['type']> = Extract<GlyphPaint, { readonly type: Type }>

const BUILDERS: {
  readonly [Type in GlyphPaint['type']]: (paint: PaintOf<Type>, inkOf: InkOf) => Paint
} = {
  solid: ({ color }, inkOf) => ({ type: 'solid', color: inkOf(color) }),
  linear: (paint, inkOf) => ({ ...paint, stops: toStops(paint.stops, inkOf) }),
  radial: buildRadial,
  // Offset 0 lies on the x axis, which is where CSS has 90 degrees; y points the other way, and so
  // does the direction of turning.
  sweep: ({ centerX, centerY, stops }, inkOf) => ({
    type: 'conic',
    centerX,
    centerY,
    angleDeg: 90,
    stops: toStops(stops, inkOf),
  }),
}

/** The paint of a glyph in its own space, with the colours that are drawn. */
export function buildGlyphPaint(paint: GlyphPaint, inkOf: InkOf): Paint {
  // The table pairs each type with its builder; a lookup cannot express that pair.
  const build = BUILDERS[paint.type] as (paint: GlyphPaint, inkOf: InkOf) => Paint
  return build(paint, inkOf)
}

function buildRadial({ from, to, stops }: PaintOf<'radial'>, inkOf: InkOf): Paint {
  const { radius } = to
  const common = {
    type: 'radial',
    centerX: to.x,
    centerY: to.y,
    radiusX: radius,
    radiusY: radius,
  } as const
  const isConcentric = from.x === to.x && from.y === to.y && radius > 0
  if (!isConcentric) return { ...common, start: from, stops: toStops(stops, inkOf) }
  // Around one point an inner circle is an offset.
  const share = from.radius / radius
  const moved = stops.map(({ at, color }) => ({ at: share + at * (1 - share), color }))
  return { ...common, stops: toStops(moved, inkOf) }
}

function toStops(stops: readonly GlyphStop[], inkOf: InkOf): readonly GradientStop[] {
  return stops.map(({ at, color }) => ({ at, color: inkOf(color) }))
}
