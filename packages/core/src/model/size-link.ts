import { type ApiName, apiNameSchema } from './api-name.ts'
import { closedObject, type ShapeOf } from './closed-object.ts'
import { numberBetween } from './leaf-schema.ts'

/** How the font size of a text follows that of others. Part of the layout, never of an override. */
export interface SizeLinks {
  /** All texts of a page with the same word here are drawn at the smallest size of them all. */
  readonly sizeGroup?: ApiName
  /** The size is at most a share of another text's final size. */
  readonly sizeRelativeTo?: RelativeSize
}

export interface RelativeSize {
  /** A text layer of the page, or of the same item of a repeater. */
  readonly layer: ApiName
  /** 1..1000. */
  readonly percent: number
}

export const SIZE_LINKS_SHAPE = {
  sizeGroup: apiNameSchema,
  sizeRelativeTo: closedObject<RelativeSize>({
    name: 'RelativeSize',
    shape: { layer: apiNameSchema, percent: numberBetween(1, 1_000) },
    required: ['layer', 'percent'],
  }),
} satisfies ShapeOf<SizeLinks>
