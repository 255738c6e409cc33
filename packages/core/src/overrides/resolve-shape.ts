import { ARROW_DEFAULTS, type Arrow, type ArrowHead, type ArrowHeads } from '../model/arrow.ts'
import type { ShapeName } from '../model/layers/shape.ts'
import { toCornerRadii } from '../model/radius.ts'
import { STROKE_DEFAULTS, type Stroke } from '../model/stroke.ts'
import type { CompleteProperties } from './complete-properties.ts'
import type { Palette } from './palette.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill } from './resolve-fill.ts'
import type { ResolvedArrows } from './resolved-effects.ts'
import type { ResolvedStroke } from './resolved-fill.ts'
import type { ResolvedShape } from './resolved-template.ts'
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
    arrows: resolveArrows(properties.arrow),
    fill: fill === undefined ? undefined : resolveFill(fill, palette, 'fill'),
    stroke: stroke === undefined ? undefined : resolveStroke(stroke, palette),
  }
}

/** Of a pentagram. */
const STAR_RATIO = 0.382
const ARROW_RATIO = 0.5
const PIE_RATIO = 0

/** Properties of other shapes are kept in the template, and of no effect. */
const OUTLINES = {
  rect: ({ radius }) => ({ shape: 'rect', radii: toCornerRadii(radius) }),
  ellipse: () => ({ shape: 'ellipse' }),
  line: () => ({ shape: 'line' }),
  polygon: ({ sides }) => ({ shape: 'polygon', sides: sides }),
  star: ({ points, innerRatio = STAR_RATIO }) => ({ shape: 'star', points, innerRatio }),
  triangle: ({ apex }) => ({ shape: 'triangle', apex }),
  arrow: ({ innerRatio = ARROW_RATIO }) => ({ shape: 'arrow', shaftRatio: innerRatio }),
  arc: ({ startAngle, sweep, innerRatio = PIE_RATIO }) => ({
    shape: 'arc',
    startDeg: startAngle,
    sweepDeg: sweep,
    innerRatio,
  }),
  path: ({ d }) => ({ shape: 'path', d: d ?? '' }),
} as const satisfies Readonly<
  Record<ShapeName, (properties: CompleteProperties['shape']) => ShapeOutline>
>

function resolveArrows(arrow: Arrow): ResolvedArrows | undefined {
  const heads = typeof arrow === 'string' ? SHORTHANDS[arrow] : arrow
  const { start, end, size } = { ...ARROW_DEFAULTS, ...heads }
  if (start === 'none' && end === 'none') return undefined
  return { start: toHead(start), end: toHead(end), size }
}

const SHORTHANDS = {
  none: {},
  start: { start: 'triangle' },
  end: { end: 'triangle' },
  both: { start: 'triangle', end: 'triangle' },
} as const satisfies Readonly<Record<Extract<Arrow, string>, ArrowHeads>>

function toHead(head: ArrowHead): ResolvedArrows['end'] {
  return head === 'none' ? undefined : head
}

function resolveStroke(stroke: Stroke, palette: Palette): ResolvedStroke {
  return {
    fill: resolveFill(stroke.fill, palette, 'stroke'),
    width: stroke.width ?? STROKE_DEFAULTS.width,
    dash: stroke.dash ?? STROKE_DEFAULTS.dash,
    cap: stroke.cap ?? STROKE_DEFAULTS.cap,
    join: stroke.join ?? STROKE_DEFAULTS.join,
  }
}
