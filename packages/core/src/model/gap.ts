import { z } from 'zod'
import { pxSchema } from './length.ts'

/** CSS px between neighbours: one number, or `[row, column]` as CSS `gap` has them. */
export type Gap = number | readonly [row: number, column: number]

export const gapSchema: z.ZodType<Gap> = z.union([pxSchema, z.tuple([pxSchema, pxSchema])])
