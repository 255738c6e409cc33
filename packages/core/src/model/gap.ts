import { z } from 'zod'
import { pxSchema } from './length.ts'
import { tupleSchema } from './list-schema.ts'

/** CSS px between neighbours: one number, or `[row, column]` as CSS `gap` has them. */
export type Gap = number | readonly [row: number, column: number]

export const gapSchema: z.ZodType<Gap> = z.union([
  pxSchema,
  tupleSchema<readonly [number, number]>(pxSchema, [2], 'a number, or a list as [row, column]'),
])
