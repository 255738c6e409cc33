import { z } from 'zod'

/**
 * Where an image comes from: `https:`, `data:`, `asset:ID`, or a file path where the host allows
 * them. Read by the assets stage; `""` counts as missing.
 */
export type Source = string

export const sourceSchema: z.ZodType<Source> = z.string()

/** A source where one has to be. */
export const requiredSourceSchema: z.ZodType<Source> = z.string().min(1)
