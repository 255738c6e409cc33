import type { ShapeName } from '../model/layers/shape.ts'
import { toCornerRadii } from '../model/radius.ts'
import { STROKE_DEFAULTS, type Stroke } from '../model/stroke.ts'
import type { CompleteProperties } from './complete-properties.ts'
import type { Palette } from './palette.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill } from './resolve-fill.ts'
import type { ResolvedShape, ResolvedStroke } from './resolved-template.ts'
import type { ShapeOutline } from './shape-outline.ts'

export function resolveShape(
  properties: CompleteProperties['shape'],
  palette: Palette,
): ResolvedShape {
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
  rect: ({ radius }) => ({ shape: 'rect', radii: toCornerRadii(radius) }),
  ellipse: () => ({ shape: 'ellipse' }),
  line: () => ({ shape: 'line' }),
  polygon: ({ sides }) => ({ shape: 'polygon', sides: sides }),
  star: ({ points, innerRatio }) => ({
    shape: 'star',
    points: points,
    innerRatio: innerRatio,
  }),
  path: ({ d }) => ({ shape: 'path', d: d ?? '' }),
} as const satisfies Readonly<
  Record<ShapeName, (properties: CompleteProperties['shape']) => ShapeOutline>
>

function resolveStroke(stroke: Stroke, palette: Palette): ResolvedStroke {
  return {
    fill: resolveFill(stroke.fill, palette, 'stroke'),
    width: stroke.width ?? STROKE_DEFAULTS.width,
    dash: stroke.dash ?? STROKE_DEFAULTS.dash,
    cap: stroke.cap ?? STROKE_DEFAULTS.cap,
    join: stroke.join ?? STROKE_DEFAULTS.join,
  }
}
