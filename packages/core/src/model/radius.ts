import { z } from 'zod'
import type { CornerRadii } from '../foundation/geometry.ts'
import { pxSchema } from './length.ts'
import { tupleSchema } from './list-schema.ts'

/** CSS px of all corners, or of top left, top right, bottom right, bottom left. */
export type Radius = number | readonly [number, number, number, number]

export const radiusSchema: z.ZodType<Radius> = z.union([
  pxSchema,
  tupleSchema<readonly [number, number, number, number]>(
    pxSchema,
    [4],
    'a number, or a list as [top left, top right, bottom right, bottom left]',
  ),
])

export function toCornerRadii(radius: Radius): CornerRadii {
  return typeof radius === 'number' ? [radius, radius, radius, radius] : radius
}
