import { SHAPE_DEFAULTS, type ShapeName, type ShapeOverride } from '../model/layers/shape.ts'
import { toCornerRadii } from '../model/radius.ts'
import { STROKE_DEFAULTS, type Stroke } from '../model/stroke.ts'
import type { Palette } from './palette.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill } from './resolve-fill.ts'
import type { ResolvedShape, ResolvedStroke, ShapeOutline } from './resolved-template.ts'

/** A shape layer but for its place in the template. */
export type ShapeLook = Omit<ResolvedShape, 'path' | 'volatile'>

export function resolveShape(properties: ShapeOverride, palette: Palette): ShapeLook {
  const { fill, stroke, shape = 'rect' } = properties
  return {
    kind: 'shape',
    ...resolveCommon(properties, palette),
    outline: OUTLINES[shape](properties),
    fill: fill === undefined ? undefined : resolveFill(fill, palette, 'fill'),
    stroke: stroke === undefined ? undefined : resolveStroke(stroke, palette),
  }
}

/** Properties of other shapes are kept in the template, and of no effect. */
const OUTLINES = {
  rect: ({ radius }) => ({ shape: 'rect', radii: toCornerRadii(radius ?? SHAPE_DEFAULTS.radius) }),
  ellipse: () => ({ shape: 'ellipse' }),
  line: () => ({ shape: 'line' }),
  polygon: ({ sides }) => ({ shape: 'polygon', sides: sides ?? SHAPE_DEFAULTS.sides }),
  star: ({ points, innerRatio }) => ({
    shape: 'star',
    points: points ?? SHAPE_DEFAULTS.points,
    innerRatio: innerRatio ?? SHAPE_DEFAULTS.innerRatio,
  }),
  path: ({ d }) => ({ shape: 'path', d: d ?? '' }),
} as const satisfies Readonly<Record<ShapeName, (properties: ShapeOverride) => ShapeOutline>>

function resolveStroke(stroke: Stroke, palette: Palette): ResolvedStroke {
  return {
    fill: resolveFill(stroke.fill, palette, 'stroke'),
    width: stroke.width ?? STROKE_DEFAULTS.width,
    dash: stroke.dash ?? STROKE_DEFAULTS.dash,
    cap: stroke.cap ?? STROKE_DEFAULTS.cap,
    join: stroke.join ?? STROKE_DEFAULTS.join,
  }
}
