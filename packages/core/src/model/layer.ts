import { z } from 'zod'
import { type BarcodeLayer, barcodeLayerSchema } from './layers/barcode.ts'
import { type ContainerLayer, containerLayerSchema } from './layers/container.ts'
import { type ImageLayer, imageLayerSchema } from './layers/image.ts'
import { type QrLayer, qrLayerSchema } from './layers/qr.ts'
import { type RatingLayer, ratingLayerSchema } from './layers/rating.ts'
import { type RepeaterLayer, repeaterLayerSchema } from './layers/repeater.ts'
import { type ShapeLayer, shapeLayerSchema } from './layers/shape.ts'
import { type SvgLayer, svgLayerSchema } from './layers/svg.ts'
import { type TextLayer, textLayerSchema } from './layers/text.ts'
import { withName } from './with-name.ts'

/** Every kind of the template format. */
export const LAYER_KINDS = [
  'text',
  'image',
  'shape',
  'svg',
  'qr',
  'barcode',
  'rating',
  'container',
  'repeater',
] as const

/** A node of a template, told apart by `kind`. */
export type Layer =
  | TextLayer
  | ImageLayer
  | ShapeLayer
  | SvgLayer
  | QrLayer
  | BarcodeLayer
  | RatingLayer
  | ContainerLayer<Layer>
  | RepeaterLayer<Layer>

/** Tables keyed by it do not compile until they have each kind. */
export type LayerKind = (typeof LAYER_KINDS)[number]

export type LayerOf<Kind extends LayerKind> = Extract<Layer, { readonly kind: Kind }>

const child: z.ZodType<Layer> = z.lazy(() => anyLayerSchema)

const SCHEMAS = {
  text: textLayerSchema,
  image: imageLayerSchema,
  shape: shapeLayerSchema,
  svg: svgLayerSchema,
  qr: qrLayerSchema,
  barcode: barcodeLayerSchema,
  rating: ratingLayerSchema,
  container: containerLayerSchema(child),
  repeater: repeaterLayerSchema(child),
} satisfies { readonly [Kind in LayerKind]: z.ZodType<LayerOf<Kind>> }

const layerUnion: z.ZodType<Layer> = z.discriminatedUnion('kind', [
  SCHEMAS.text,
  SCHEMAS.image,
  SCHEMAS.shape,
  SCHEMAS.svg,
  SCHEMAS.qr,
  SCHEMAS.barcode,
  SCHEMAS.rating,
  SCHEMAS.container,
  SCHEMAS.repeater,
])

export const anyLayerSchema: z.ZodType<Layer> = withName('Layer', layerUnion)
