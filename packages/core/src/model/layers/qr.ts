import type { ShapeOf } from '../closed-object.ts'
import { closedObject } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { dataSchema } from '../data-schema.ts'
import { type Fill, fillSchema } from '../fill.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { keyword, numberBetween, wholeBetween } from '../leaf-schema.ts'
import { type Source, sourceSchema } from '../source.ts'

/** How much of the code may be damaged before it cannot be read: 7, 15, 25 or 30 %. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H'
/** How each module is drawn; the three finders follow. */
export type QrModules = 'square' | 'dot' | 'rounded'

/** A picture in the middle of the code. */
export interface QrLogo {
  readonly src: Source
  /** Share of the code's side that it covers, 0.05..0.5. Default 0.2. */
  readonly size?: number
}

export interface QrProperties {
  /**
   * What a reader of the code gets, as UTF-8. In a template `{name}` stands for the text of another
   * layer and `{{` for a brace; in an override every character is literal.
   */
  readonly data?: string
  /** Another name for `data`, which `parseTemplate` turns it into. */
  readonly text?: string
  /** ISO/IEC 18004 error correction. Default `M`, with a `logo` `H`. */
  readonly level?: QrLevel
  /** Default black. */
  readonly fill?: Fill
  /** Fills the box. Default white. */
  readonly background?: Fill
  /** Modules left free on each side, 0..20. Default 4, as the standard asks for. */
  readonly quietZone?: number
  /** Default `square`. */
  readonly modules?: QrModules
  readonly logo?: QrLogo
}

/** A QR code, as large as its box allows and in its middle. */
export interface QrLayer extends LayerBase<QrProperties>, QrProperties {
  readonly kind: 'qr'
}

/** What an override of a QR layer may set. */
export interface QrOverride extends CommonProperties, QrProperties {}

export const QR_DEFAULTS = {
  fill: '#000',
  background: '#fff',
  quietZone: 4,
  modules: 'square',
} as const satisfies QrProperties

export const QR_LOGO_SIZE_DEFAULT = 0.2

export const QR_SHAPE = {
  data: dataSchema,
  text: dataSchema,
  level: keyword(['L', 'M', 'Q', 'H']),
  fill: fillSchema,
  background: fillSchema,
  quietZone: wholeBetween(0, 20),
  modules: keyword(['square', 'dot', 'rounded']),
  logo: closedObject<QrLogo>({
    shape: { src: sourceSchema, size: numberBetween(0.05, 0.5) },
    required: ['src'],
  }),
} satisfies ShapeOf<QrProperties>

export const qrLayerSchema = layerSchema<QrLayer>({
  kind: 'qr',
  properties: QR_SHAPE,
  structure: {},
  required: [],
  notDrawn: [],
})
