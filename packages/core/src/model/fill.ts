import { z } from 'zod'
import { parseColor } from '../foundation/parse-color.ts'
import { isApiName } from './api-name.ts'
import { closedObject } from './closed-object.ts'
import { leafSchema, numberBetween } from './leaf-schema.ts'
import { listSchema } from './list-schema.ts'
import { type ObjectFit, objectFitSchema } from './object-fit.ts'
import { type Position, positionSchema } from './position.ts'
import { requiredSourceSchema, type Source } from './source.ts'
import { withName } from './with-name.ts'

/**
 * `#rgb[a]`, `#rrggbb[aa]`, `rgb()`, `hsl()`, a CSS colour name, `transparent`, or `$token` for a
 * colour of the template's `tokens`.
 */
export type Color = string

export interface GradientStop {
  /** 0..1 along the gradient. */
  readonly at: number
  readonly color: Color
}

export interface LinearGradient {
  readonly type: 'linear'
  /** Degrees as in CSS: 0 is up, 90 is to the right. Default 180. */
  readonly angle?: number
  /** 2 to 64. */
  readonly stops: readonly GradientStop[]
}

export interface RadialGradient {
  readonly type: 'radial'
  /** Default `"50% 50%"`. */
  readonly center?: Position
  /** 1, the default, reaches the farthest corner of the box. */
  readonly radius?: number
  /** 2 to 64. */
  readonly stops: readonly GradientStop[]
}

export interface ConicGradient {
  readonly type: 'conic'
  /** Degrees at which it starts, clockwise as in CSS: 0, the default, is up. */
  readonly angle?: number
  /** Default `"50% 50%"`. */
  readonly center?: Position
  /** 2 to 64; `at` is the share of a whole turn. */
  readonly stops: readonly GradientStop[]
}

/** A picture that is cut to the filled area. */
export interface ImageFill {
  readonly type: 'image'
  readonly src: Source
  /** As CSS `object-fit`, in the box of the layer. Default `cover`. */
  readonly fit?: ObjectFit
  /** The part that stays in view, as CSS `object-position`. Default `"50% 50%"`. */
  readonly position?: Position
}

/** What an area is filled with. */
export type Fill = Color | LinearGradient | RadialGradient | ConicGradient | ImageFill

export const LINEAR_ANGLE_DEFAULT = 180
export const RADIAL_DEFAULTS = { center: '50% 50%', radius: 1 } as const
export const CONIC_DEFAULTS = { angle: 0, center: '50% 50%' } as const
export const IMAGE_FILL_DEFAULTS = { fit: 'cover', position: '50% 50%' } as const

const EXPECTED_COLOR = 'a colour such as "#1e90ff", "rgb(30 144 255 / 50%)", "teal" or "$token"'
const EXPECTED_PLAIN = 'a colour such as "#1e90ff", "rgb(30 144 255 / 50%)" or "teal"'
const MAX_STOPS = 64

/** The token that a colour names, without its `$`; `undefined` for a plain colour. */
export function tokenOf(color: Color): string | undefined {
  return color.startsWith('$') ? color.slice(1) : undefined
}

/** A colour without reference to a token, as in `tokens` itself. */
export const plainColorSchema = leafSchema<Color>((value) => {
  if (typeof value !== 'string') return { code: 'invalid_type', expected: EXPECTED_PLAIN }
  if (parseColor(value) !== undefined) return undefined
  return { code: 'invalid_color', expected: EXPECTED_PLAIN }
})

export const colorSchema = withName(
  'Color',
  leafSchema<Color>((value) => {
    if (typeof value !== 'string') return { code: 'invalid_type', expected: EXPECTED_COLOR }
    const token = tokenOf(value)
    const valid = token === undefined ? parseColor(value) !== undefined : isApiName(token)
    return valid ? undefined : { code: 'invalid_color', expected: EXPECTED_COLOR }
  }),
)

const stops = listSchema(
  closedObject<GradientStop>({
    name: 'GradientStop',
    shape: { at: numberBetween(0, 1), color: colorSchema },
    required: ['at', 'color'],
  }),
  { minimum: 2, maximum: MAX_STOPS },
)

const linearSchema = closedObject<LinearGradient>({
  name: 'LinearGradient',
  shape: { type: z.literal('linear'), angle: numberBetween(-36_000, 36_000), stops },
  required: ['type', 'stops'],
})

const radialSchema = closedObject<RadialGradient>({
  name: 'RadialGradient',
  shape: {
    type: z.literal('radial'),
    center: positionSchema,
    radius: numberBetween(0.001, 100),
    stops,
  },
  required: ['type', 'stops'],
})

const conicSchema = closedObject<ConicGradient>({
  name: 'ConicGradient',
  shape: {
    type: z.literal('conic'),
    angle: numberBetween(-36_000, 36_000),
    center: positionSchema,
    stops,
  },
  required: ['type', 'stops'],
})

/** Of an image fill, which without a source would be nothing. */
const imageFillSchema = closedObject<ImageFill>({
  name: 'ImageFill',
  shape: {
    type: z.literal('image'),
    src: requiredSourceSchema,
    fit: objectFitSchema,
    position: positionSchema,
  },
  required: ['type', 'src'],
})

export const fillSchema: z.ZodType<Fill> = z
  .union([
    colorSchema,
    z.discriminatedUnion('type', [linearSchema, radialSchema, conicSchema, imageFillSchema]),
  ])
  .meta({ id: 'Fill' })
