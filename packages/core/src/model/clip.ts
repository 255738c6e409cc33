import { z } from 'zod'
import { type ApiName, isApiName } from './api-name.ts'
import { closedObject } from './closed-object.ts'
import { leafSchema } from './leaf-schema.ts'
import { type Length, offsetSchema, sizeSchema } from './length.ts'
import { pathDataSchema } from './path-data.ts'
import { type Radius, radiusSchema } from './radius.ts'

/** A part of the layer's box; shares are of that box. */
interface ClipFrame {
  /** Default 0. */
  readonly x?: Length
  /** Default 0. */
  readonly y?: Length
  /** Default: up to the right edge of the box. */
  readonly width?: Length
  /** Default: up to the bottom edge of the box. */
  readonly height?: Length
}

export interface RectClip extends ClipFrame {
  readonly shape: 'rect'
  /** Default 0. */
  readonly radius?: Radius
}

export interface EllipseClip extends ClipFrame {
  readonly shape: 'ellipse'
}

export interface PathClip {
  readonly shape: 'path'
  /** SVG path data in CSS px from the top left corner of the box. */
  readonly d: string
}

/**
 * Where a layer shows: inside an outline, or as far as another layer is opaque.
 *
 * A name is that of a layer of kind `shape`, looked up from here outward. That shape keeps its place in
 * the layout and is then not drawn itself; while it is hidden, it hides nothing of others.
 */
export type Clip = RectClip | EllipseClip | PathClip | ApiName

const EXPECTED = 'the name of a shape layer'

const nameSchema = leafSchema<ApiName>((value) => {
  if (typeof value !== 'string') return { code: 'invalid_type', expected: EXPECTED }
  return isApiName(value) ? undefined : { code: 'invalid_name', expected: EXPECTED }
})

const frame = { x: offsetSchema, y: offsetSchema, width: sizeSchema, height: sizeSchema }

const rectSchema = closedObject<RectClip>({
  shape: { shape: z.literal('rect'), ...frame, radius: radiusSchema },
  required: ['shape'],
})

const ellipseSchema = closedObject<EllipseClip>({
  shape: { shape: z.literal('ellipse'), ...frame },
  required: ['shape'],
})

const pathSchema = closedObject<PathClip>({
  shape: { shape: z.literal('path'), d: pathDataSchema },
  required: ['shape', 'd'],
})

export const clipSchema: z.ZodType<Clip> = z.union([
  nameSchema,
  z.discriminatedUnion('shape', [rectSchema, ellipseSchema, pathSchema]),
])
