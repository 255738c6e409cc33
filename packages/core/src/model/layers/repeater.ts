import { z } from 'zod'
import { apiNameSchema } from '../api-name.ts'
import type { ShapeOf } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { type Gap, gapSchema } from '../gap.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { wholeBetween } from '../leaf-schema.ts'
import { listSchema } from '../list-schema.ts'
import { directionSchema, type FlexDirection, type FlexWrap, wrapSchema } from './container.ts'

/**
 * One item's data: the name of a dynamic layer inside `item` to its overrides, or to the value of
 * its main property (`{ "name": "Mug" }` for `{ "name": { "text": "Mug" } }`).
 */
export type RepeaterItem = Readonly<Record<string, unknown>>

export interface RepeaterProperties {
  /** One copy of `item` for each. Default: none. */
  readonly items?: readonly RepeaterItem[]
  /** Default `column`. */
  readonly direction?: FlexDirection
  /** Default `nowrap`. */
  readonly wrap?: FlexWrap
  /** Default 0. */
  readonly gap?: Gap
  /** Lays the copies out in a grid of this many equal columns, 1..100. */
  readonly columns?: number
}

/** Draws one layer once for each item of a list. */
export interface RepeaterLayer<Child> extends LayerBase<RepeaterProperties>, RepeaterProperties {
  readonly kind: 'repeater'
  /** Copied for each item; a scope of its own: its named dynamic descendants are the item's slots. */
  readonly item: Child
  /** Drawn when there are no items. */
  readonly empty?: Child
  /** Items beyond this many are left out. Default: the instance's own limit, which refuses instead. */
  readonly max?: number
}

/** What an override of a repeater may set. */
export interface RepeaterOverride extends CommonProperties, RepeaterProperties {}

export const REPEATER_DEFAULTS = {
  items: [],
  direction: 'column',
  wrap: 'nowrap',
  gap: 0,
} as const satisfies RepeaterProperties

/** The values are checked against the slots of `item`, which a schema cannot see. */
const itemSchema: z.ZodType<RepeaterItem> = z.record(apiNameSchema, z.unknown())

export const REPEATER_SHAPE = {
  items: listSchema(itemSchema),
  direction: directionSchema,
  wrap: wrapSchema,
  gap: gapSchema,
  columns: wholeBetween(1, 100),
} satisfies ShapeOf<RepeaterProperties>

/** @param child The schema of any layer; handed in, because layers hold repeaters and so on. */
export function repeaterLayerSchema<Child>(child: z.ZodType<Child>) {
  return layerSchema<RepeaterLayer<Child>>({
    kind: 'repeater',
    properties: REPEATER_SHAPE,
    structure: { item: child, empty: child, max: wholeBetween(1, 10_000) },
    required: ['item'],
    notDrawn: [],
  })
}
