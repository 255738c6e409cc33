import { z } from 'zod'
import type { ShapeOf } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { dataSchema } from '../data-schema.ts'
import { type Fill, fillSchema } from '../fill.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { keyword } from '../leaf-schema.ts'

export const SYMBOLOGIES = [
  'code128',
  'code39',
  'ean13',
  'ean8',
  'upca',
  'upce',
  'itf14',
  'datamatrix',
  'pdf417',
  'aztec',
] as const
export type Symbology = (typeof SYMBOLOGIES)[number]

/** Codes of square modules, which nobody types in when they cannot be read. */
export const MATRIX_SYMBOLOGIES: ReadonlySet<Symbology> = new Set(['datamatrix', 'pdf417', 'aztec'])

export interface BarcodeProperties {
  /** Default `code128`. */
  readonly symbology?: Symbology
  /**
   * What a reader of the code gets; a check digit may be left out. In a template `{name}` stands for
   * the text of another layer and `{{` for a brace; in an override every character is literal.
   */
  readonly data?: string
  /** Default black. */
  readonly fill?: Fill
  /** Fills the box. Default white. */
  readonly background?: Fill
  /**
   * Puts what a code made of bars says under it, in the bundled font and as wide as its bars: the groups of
   * EAN and UPC between their guard bars. Default false.
   */
  readonly showText?: boolean
}

/** A barcode with its quiet zone: bars fill the box, other codes are as large as it allows. */
export interface BarcodeLayer extends LayerBase<BarcodeProperties>, BarcodeProperties {
  readonly kind: 'barcode'
}

/** What an override of a barcode layer may set. */
export interface BarcodeOverride extends CommonProperties, BarcodeProperties {}

export const BARCODE_DEFAULTS = {
  symbology: 'code128',
  fill: '#000',
  background: '#fff',
  showText: false,
} as const satisfies BarcodeProperties

export const BARCODE_SHAPE = {
  symbology: keyword(SYMBOLOGIES),
  data: dataSchema,
  fill: fillSchema,
  background: fillSchema,
  showText: z.boolean(),
} satisfies ShapeOf<BarcodeProperties>

export const barcodeLayerSchema = layerSchema<BarcodeLayer>({
  kind: 'barcode',
  properties: BARCODE_SHAPE,
  structure: {},
  required: [],
  notDrawn: [],
})
