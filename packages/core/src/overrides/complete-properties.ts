import { COMMON_DEFAULTS } from '../model/common-properties.ts'
import type { LayerKind } from '../model/layer.ts'
import { BARCODE_DEFAULTS } from '../model/layers/barcode.ts'
import { CONTAINER_DEFAULTS } from '../model/layers/container.ts'
import { IMAGE_DEFAULTS } from '../model/layers/image.ts'
import { QR_DEFAULTS } from '../model/layers/qr.ts'
import { RATING_DEFAULTS } from '../model/layers/rating.ts'
import { REPEATER_DEFAULTS } from '../model/layers/repeater.ts'
import { SHAPE_DEFAULTS } from '../model/layers/shape.ts'
import { SVG_DEFAULTS } from '../model/layers/svg.ts'
import { TEXT_DEFAULTS } from '../model/layers/text.ts'
import type { OverrideByKind } from '../model/override-rules.ts'
import { TEXT_STYLE_DEFAULTS } from '../model/text-style.ts'

/** What each property is when nobody says anything, for those that have an initial value. */
export const INITIAL_VALUES = {
  text: { ...COMMON_DEFAULTS, ...TEXT_STYLE_DEFAULTS, ...TEXT_DEFAULTS },
  image: { ...COMMON_DEFAULTS, ...IMAGE_DEFAULTS },
  shape: { ...COMMON_DEFAULTS, ...SHAPE_DEFAULTS },
  svg: { ...COMMON_DEFAULTS, ...SVG_DEFAULTS },
  qr: { ...COMMON_DEFAULTS, ...QR_DEFAULTS },
  barcode: { ...COMMON_DEFAULTS, ...BARCODE_DEFAULTS },
  rating: { ...COMMON_DEFAULTS, ...RATING_DEFAULTS },
  container: { ...COMMON_DEFAULTS, ...CONTAINER_DEFAULTS },
  repeater: { ...COMMON_DEFAULTS, ...REPEATER_DEFAULTS },
} as const satisfies { readonly [Kind in LayerKind]: OverrideByKind[Kind] }

type WithValues<Properties, Initial> = Properties & {
  readonly [Name in keyof Properties & keyof Initial]-?: Exclude<Properties[Name], undefined>
}

/** The properties of each kind, those with an initial value always set. */
export type CompleteProperties = {
  readonly [Kind in LayerKind]: WithValues<OverrideByKind[Kind], (typeof INITIAL_VALUES)[Kind]>
}
