import { z } from 'zod'
import { BLEND_MODES, type BlendMode } from '../foundation/blend-mode.ts'
import { type Clip, clipSchema } from './clip.ts'
import type { ShapeOf } from './closed-object.ts'
import {
  FLEX_ITEM_DEFAULTS,
  FLEX_ITEM_SHAPE,
  type FlexItemProperties,
  FRAME_SHAPE,
  type FrameProperties,
} from './frame.ts'
import { keyword, numberBetween, wholeBetween } from './leaf-schema.ts'
import { type Link, linkSchema } from './link.ts'
import { listSchema } from './list-schema.ts'
import { type Position, positionSchema } from './position.ts'
import { type Shadow, shadowSchema } from './shadow.ts'

/** The presentational properties that every kind of layer has; an override may set each. */
export interface CommonProperties extends FrameProperties, FlexItemProperties {
  /** Default true. */
  readonly visible?: boolean
  /** 0..1. Default 1. */
  readonly opacity?: number
  /** Degrees clockwise about `origin`. Default 0. */
  readonly rotate?: number
  /** The fixed point of `rotate`. Default `"50% 50%"`. */
  readonly origin?: Position
  /**
   * Whole number, 0..1000: in a container that is too full, the child of the lowest is left out, one
   * after the other. Children without one always stay.
   */
  readonly priority?: number
  /** Up to 8; the first is on top, as in CSS. */
  readonly shadow?: readonly Shadow[]
  /** As CSS `mix-blend-mode`, with all that lies under the layer in its group. Default `normal`. */
  readonly blend?: BlendMode
  /** Standard deviation in CSS px of a blur of all that the layer draws, 0..250. Default 0. */
  readonly blur?: number
  readonly clip?: Clip
  /** Where the layer, with all that it holds, leads in PDF and SVG. */
  readonly link?: Link
  /**
   * What is to be seen, for those who do not see it; `{name}` stands for the text of another layer.
   * PDF tells it; without it, what is no text counts as decoration.
   */
  readonly alt?: string
}

export const COMMON_DEFAULTS = {
  ...FLEX_ITEM_DEFAULTS,
  visible: true,
  opacity: 1,
  rotate: 0,
  origin: '50% 50%',
  shadow: [],
  blend: 'normal',
  blur: 0,
} as const satisfies CommonProperties

export const COMMON_SHAPE = {
  ...FRAME_SHAPE,
  ...FLEX_ITEM_SHAPE,
  visible: z.boolean(),
  opacity: numberBetween(0, 1),
  rotate: numberBetween(-36_000, 36_000),
  origin: positionSchema,
  priority: wholeBetween(0, 1_000),
  shadow: listSchema(shadowSchema, { maximum: 8 }),
  blend: keyword(BLEND_MODES),
  blur: numberBetween(0, 250),
  clip: clipSchema,
  link: linkSchema,
  alt: z.string().max(1000),
} satisfies ShapeOf<CommonProperties>
