import { z } from 'zod'
import type { ShapeOf } from './closed-object.ts'
import { type Edges, edgesSchema } from './edges.ts'
import { keyword, numberBetween } from './leaf-schema.ts'
import { type Length, offsetSchema, sizeSchema } from './length.ts'

/**
 * Where a layer is. On the canvas a frame is absolute; inside a container it is the wish of a flex
 * item. Px from the parent's top left corner, y down.
 */
export interface FrameProperties {
  /** The same as `left`; giving both is an error. `parseTemplate` turns it into `left`. */
  readonly x?: Length
  /** The same as `top`; giving both is an error. `parseTemplate` turns it into `top`. */
  readonly y?: Length
  readonly left?: Length
  readonly top?: Length
  /** Distance from the parent's right edge. */
  readonly right?: Length
  /** Distance from the parent's bottom edge. */
  readonly bottom?: Length
  readonly width?: Length
  readonly height?: Length
  readonly minWidth?: Length
  readonly maxWidth?: Length
  readonly minHeight?: Length
  readonly maxHeight?: Length
  /** Width divided by height; of effect when one of the two is open. */
  readonly aspectRatio?: number
}

/** How a child behaves inside a container, in the words of CSS flexbox; of no effect on the canvas. */
export interface FlexItemProperties {
  /** `absolute` takes the child out of the flow and places it by its frame. Default `relative`. */
  readonly position?: 'relative' | 'absolute'
  /** Default 0. */
  readonly grow?: number
  /** Default 1. */
  readonly shrink?: number
  /** Default `auto`. */
  readonly basis?: Length | 'auto'
  /** Default `auto`: as the container's `align` says. */
  readonly alignSelf?: FlexAlign | 'auto'
  /** Default 0. */
  readonly margin?: Edges<Length | 'auto'>
}

export type FlexAlign = 'start' | 'center' | 'end' | 'stretch' | 'baseline'
export const FLEX_ALIGNS = ['start', 'center', 'end', 'stretch', 'baseline'] as const

/** Which edge a shorthand of the frame stands for. */
export const FRAME_ALIASES = { x: 'left', y: 'top' } as const

export const FLEX_ITEM_DEFAULTS = {
  position: 'relative',
  grow: 0,
  shrink: 1,
  basis: 'auto',
  alignSelf: 'auto',
  margin: 0,
} as const satisfies Required<FlexItemProperties>

export const FRAME_SHAPE = {
  x: offsetSchema,
  y: offsetSchema,
  left: offsetSchema,
  top: offsetSchema,
  right: offsetSchema,
  bottom: offsetSchema,
  width: sizeSchema,
  height: sizeSchema,
  minWidth: sizeSchema,
  maxWidth: sizeSchema,
  minHeight: sizeSchema,
  maxHeight: sizeSchema,
  aspectRatio: numberBetween(0.001, 1000),
} satisfies ShapeOf<FrameProperties>

export const FLEX_ITEM_SHAPE = {
  position: keyword(['relative', 'absolute']),
  grow: numberBetween(0, 10_000),
  shrink: numberBetween(0, 10_000),
  basis: z.union([sizeSchema, keyword(['auto'])]),
  alignSelf: keyword([...FLEX_ALIGNS, 'auto']),
  margin: edgesSchema(z.union([offsetSchema, keyword(['auto'])])),
} satisfies ShapeOf<FlexItemProperties>
