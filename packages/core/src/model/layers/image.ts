import { closedObject, type ShapeOf } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { type Fill, fillSchema } from '../fill.ts'
import { type Filters, filtersSchema } from '../filters.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { keyword, leafSchema } from '../leaf-schema.ts'
import { type ObjectFit, objectFitSchema } from '../object-fit.ts'
import { type Position, positionFault, positionSchema } from '../position.ts'
import { type Radius, radiusSchema } from '../radius.ts'
import { requiredSourceSchema, type Source, sourceSchema } from '../source.ts'
import { type Border, borderSchema } from '../stroke.ts'

/** A picture as a mask: what it shows is as opaque as the picture. */
export interface Mask {
  readonly src: Source
  /** As CSS `object-fit`, in the layer's box. Default `cover`. */
  readonly fit?: ObjectFit
}

export interface ImageProperties {
  readonly src?: Source
  /** Default `cover`. */
  readonly fit?: ObjectFit
  /**
   * The part that stays in view (`"50% 20%"`, `"left top"`), the same as `objectPosition`, which
   * `parseTemplate` turns it into. `absolute` and `relative` are those of a flex item.
   */
  readonly position?: 'relative' | 'absolute' | Position
  /** The part that stays in view, as CSS `object-position`. Default `"50% 50%"`. */
  readonly objectPosition?: Position
  /** Default 0. */
  readonly radius?: Radius
  readonly border?: Border
  /** Default `none`. */
  readonly flip?: 'none' | 'horizontal' | 'vertical' | 'both'
  /** Shows where the image is transparent or does not reach. */
  readonly background?: Fill
  /** Changes the pixels of the picture, not of its background or border. */
  readonly filters?: Filters
  /** Cuts the picture with its background and border; its shadow stays that of the box. */
  readonly mask?: Mask
}

/** A picture, fitted into its box. */
export interface ImageLayer extends Omit<LayerBase<ImageProperties>, 'position'>, ImageProperties {
  readonly kind: 'image'
}

/** What an override of an image layer may set. */
export interface ImageOverride extends Omit<CommonProperties, 'position'>, ImageProperties {}

export const IMAGE_DEFAULTS = {
  fit: 'cover',
  objectPosition: '50% 50%',
  radius: 0,
  flip: 'none',
} as const satisfies ImageProperties

/** Whether a `position` is that of a flex item rather than the part of the image that shows. */
export function isFlexPosition(value: unknown): value is 'relative' | 'absolute' {
  return value === 'relative' || value === 'absolute'
}

/** `position`s of the template format that this version does not draw: they look at the picture. */
const SMART_CROPS: readonly unknown[] = ['attention', 'entropy']

const imagePositionSchema = leafSchema<Position>((value) => {
  if (isFlexPosition(value)) return undefined
  const fault = positionFault(value)
  return fault && SMART_CROPS.includes(value) ? { ...fault, code: 'not_drawn' } : fault
})

export const IMAGE_SHAPE = {
  src: sourceSchema,
  fit: objectFitSchema,
  position: imagePositionSchema,
  objectPosition: positionSchema,
  radius: radiusSchema,
  border: borderSchema,
  flip: keyword(['none', 'horizontal', 'vertical', 'both']),
  background: fillSchema,
  filters: filtersSchema,
  mask: closedObject<Mask>({
    shape: { src: requiredSourceSchema, fit: objectFitSchema },
    required: ['src'],
  }),
} satisfies ShapeOf<ImageProperties>

export const imageLayerSchema = layerSchema<ImageLayer>({
  kind: 'image',
  properties: IMAGE_SHAPE,
  structure: {},
  required: [],
  notDrawn: [],
})
