import type { z } from 'zod'
import type { ShapeOf } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { type Edges, paddingSchema } from '../edges.ts'
import { type Fill, fillSchema } from '../fill.ts'
import { FLEX_ALIGNS, type FlexAlign } from '../frame.ts'
import { type Gap, gapSchema } from '../gap.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { keyword } from '../leaf-schema.ts'
import type { Length } from '../length.ts'
import { listSchema } from '../list-schema.ts'
import { type Radius, radiusSchema } from '../radius.ts'
import { type Border, borderSchema } from '../stroke.ts'

export type FlexDirection = 'row' | 'column' | 'row-reverse' | 'column-reverse'
export type FlexWrap = 'nowrap' | 'wrap' | 'wrap-reverse'
export type FlexJustify =
  | 'start'
  | 'center'
  | 'end'
  | 'space-between'
  | 'space-around'
  | 'space-evenly'

/** In the words of CSS flexbox, with its initial values. */
export interface ContainerProperties {
  /** Default `row`. */
  readonly direction?: FlexDirection
  /** Default `nowrap`. */
  readonly wrap?: FlexWrap
  /** Default 0. */
  readonly gap?: Gap
  /** Shares are of the parent's width, as in CSS. Default 0. */
  readonly padding?: Edges<Length>
  /** Along `direction`, as `justify-content`. Default `start`. */
  readonly justify?: FlexJustify
  /** Across `direction`, as `align-items`. Default `stretch`. */
  readonly align?: FlexAlign
  /** Of lines when wrapped, as `align-content`. Default `stretch`. */
  readonly alignContent?: FlexJustify | 'stretch'
  readonly background?: Fill
  /** Default 0. */
  readonly radius?: Radius
  readonly border?: Border
  /** `hidden` clips children to the box and its `radius`. Default `visible`. */
  readonly overflow?: 'visible' | 'hidden'
}

/** A box that lays out its children; its size follows them where it has none of its own. */
export interface ContainerLayer<Child> extends LayerBase<ContainerProperties>, ContainerProperties {
  readonly kind: 'container'
  /** In order of flow, and of painting: the first is at the back. */
  readonly children: readonly Child[]
}

/** What an override of a container may set. */
export interface ContainerOverride extends CommonProperties, ContainerProperties {}

export const CONTAINER_DEFAULTS = {
  direction: 'row',
  wrap: 'nowrap',
  gap: 0,
  padding: 0,
  justify: 'start',
  align: 'stretch',
  alignContent: 'stretch',
  radius: 0,
  overflow: 'visible',
} as const satisfies ContainerProperties

const JUSTIFY = [
  'start',
  'center',
  'end',
  'space-between',
  'space-around',
  'space-evenly',
] as const satisfies readonly FlexJustify[]

export const directionSchema: z.ZodType<FlexDirection> = keyword([
  'row',
  'column',
  'row-reverse',
  'column-reverse',
])
export const wrapSchema: z.ZodType<FlexWrap> = keyword(['nowrap', 'wrap', 'wrap-reverse'])

export const CONTAINER_SHAPE = {
  direction: directionSchema,
  wrap: wrapSchema,
  gap: gapSchema,
  padding: paddingSchema,
  justify: keyword(JUSTIFY),
  align: keyword(FLEX_ALIGNS),
  alignContent: keyword([...JUSTIFY, 'stretch']),
  background: fillSchema,
  radius: radiusSchema,
  border: borderSchema,
  overflow: keyword(['visible', 'hidden']),
} satisfies ShapeOf<ContainerProperties>

/** @param child The schema of any layer; handed in, because layers hold containers and so on. */
export function containerLayerSchema<Child>(child: z.ZodType<Child>) {
  return layerSchema<ContainerLayer<Child>>({
    kind: 'container',
    properties: CONTAINER_SHAPE,
    structure: { children: listSchema(child) },
    required: ['children'],
    notDrawn: [],
  })
}
