import type { z } from 'zod'
import type { ShapeOf } from './closed-object.ts'
import { COMMON_SHAPE } from './common-properties.ts'
import type { LayerKind } from './layer.ts'
import { BARCODE_SHAPE, type BarcodeOverride } from './layers/barcode.ts'
import { CONTAINER_SHAPE, type ContainerOverride } from './layers/container.ts'
import { IMAGE_SHAPE, type ImageOverride } from './layers/image.ts'
import { QR_SHAPE, type QrOverride } from './layers/qr.ts'
import { RATING_SHAPE, type RatingOverride } from './layers/rating.ts'
import { REPEATER_SHAPE, type RepeaterOverride } from './layers/repeater.ts'
import { SHAPE_SHAPE, type ShapeOverride } from './layers/shape.ts'
import { SVG_SHAPE, type SvgOverride } from './layers/svg.ts'
import { TEXT_SHAPE, type TextOverride } from './layers/text.ts'

/** What an override of each kind may set. */
export interface OverrideByKind {
  readonly text: TextOverride
  readonly image: ImageOverride
  readonly shape: ShapeOverride
  readonly svg: SvgOverride
  readonly qr: QrOverride
  readonly barcode: BarcodeOverride
  readonly rating: RatingOverride
  readonly container: ContainerOverride
  readonly repeater: RepeaterOverride
}

/**
 * For each kind, the properties that an override may set, each with the schema of its value.
 *
 * A value for `null` or `""` never reaches a schema: these ask for the fallback chain.
 */
export const OVERRIDE_RULES = {
  text: { ...COMMON_SHAPE, ...TEXT_SHAPE },
  image: { ...COMMON_SHAPE, ...IMAGE_SHAPE },
  shape: { ...COMMON_SHAPE, ...SHAPE_SHAPE },
  svg: { ...COMMON_SHAPE, ...SVG_SHAPE },
  qr: { ...COMMON_SHAPE, ...QR_SHAPE },
  barcode: { ...COMMON_SHAPE, ...BARCODE_SHAPE },
  rating: { ...COMMON_SHAPE, ...RATING_SHAPE },
  container: { ...COMMON_SHAPE, ...CONTAINER_SHAPE },
  repeater: { ...COMMON_SHAPE, ...REPEATER_SHAPE },
} satisfies { readonly [Kind in LayerKind]: ShapeOf<OverrideByKind[Kind]> }

/** The property that a bare value sets; kinds without one take no bare values. */
export const MAIN_PROPERTIES = {
  text: 'text',
  image: 'src',
  svg: 'src',
  qr: 'data',
  barcode: 'data',
  rating: 'value',
  shape: 'fill',
  container: undefined,
  repeater: 'items',
} as const satisfies Readonly<Record<LayerKind, string | undefined>>

/** The schema of one property of one kind; `undefined` when overrides cannot set it. */
export function findOverrideRule(kind: LayerKind, property: string): z.ZodType | undefined {
  const rules: Readonly<Record<string, z.ZodType>> = OVERRIDE_RULES[kind]
  return Object.hasOwn(rules, property) ? rules[property] : undefined
}
