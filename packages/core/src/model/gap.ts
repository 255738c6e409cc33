import { z } from 'zod'
import { listOf } from './leaf-schema.ts'
import { pxSchema } from './length.ts'

/** CSS px between neighbours: one number, or `[row, column]` as CSS `gap` has them. */
export type Gap = number | readonly [row: number, column: number]

export const gapSchema: z.ZodType<Gap> = z.union([
  pxSchema,
  listOf<readonly [number, number]>(pxSchema, [2], 'a number, or a list as [row, column]'),
])
