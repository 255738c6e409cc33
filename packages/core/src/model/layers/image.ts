import { closedObject, type ShapeOf } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { type Fill, fillSchema } from '../fill.ts'
import { type Filters, filtersSchema } from '../filters.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { keyword, type LeafFault, leafSchema } from '../leaf-schema.ts'
import { type ObjectFit, objectFitSchema } from '../object-fit.ts'
import { type Position, positionFault } from '../position.ts'
import { type Radius, radiusSchema } from '../radius.ts'
import { requiredSourceSchema, type Source, sourceSchema } from '../source.ts'
import { type Border, borderSchema } from '../stroke.ts'

/** A picture as a mask: what it shows is as opaque as the picture. */
export interface Mask {
  readonly src: Source
  /** As CSS `object-fit`, in the layer's box. Default `cover`. */
  readonly fit?: ObjectFit
}

/** Ways to find the part of a picture that is worth seeing. */
export const SMART_CROPS = ['attention', 'entropy'] as const
export type SmartCrop = (typeof SMART_CROPS)[number]

export interface ImageProperties {
  readonly src?: Source
  /** Default `cover`. */
  readonly fit?: ObjectFit
  /**
   * The part that stays in view (`"50% 20%"`, `"left top"`), the same as `objectPosition`, which
   * `parseTemplate` turns it into. `absolute` and `relative` are those of a flex item.
   */
  readonly position?: 'relative' | 'absolute' | Position | SmartCrop
  /**
   * The part that stays in view, as CSS `object-position`, or how it is found: `attention` keeps what
   * stands out and skin, `entropy` where there is most to see. Default `"50% 50%"`.
   */
  readonly objectPosition?: Position | SmartCrop
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

/** Whether the part that shows is to be found in the picture. */
export function isSmartCrop(value: unknown): value is SmartCrop {
  return SMART_CROPS.some((crop) => crop === value)
}

function cropFault(value: unknown): LeafFault | undefined {
  if (isSmartCrop(value)) return undefined
  const fault = positionFault(value)
  return fault && { ...fault, expected: `${fault.expected}, or "attention" or "entropy"` }
}

const objectPositionSchema = leafSchema<Position | SmartCrop>(cropFault)

const imagePositionSchema = leafSchema<Position | SmartCrop>((value) =>
  isFlexPosition(value) ? undefined : cropFault(value),
)

export const IMAGE_SHAPE = {
  src: sourceSchema,
  fit: objectFitSchema,
  position: imagePositionSchema,
  objectPosition: objectPositionSchema,
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
