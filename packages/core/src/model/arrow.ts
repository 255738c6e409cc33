import { z } from 'zod'
import { closedObject } from './closed-object.ts'
import { keyword, numberBetween } from './leaf-schema.ts'

/** `triangle` and `open` point with their tips at the end; the others lie centred on it. */
export type ArrowHead = 'none' | 'triangle' | 'open' | 'circle' | 'diamond' | 'bar'

/** Heads at the ends of a line, in the fill of its stroke. */
export interface ArrowHeads {
  /** Default `none`. */
  readonly start?: ArrowHead
  /** Default `none`. */
  readonly end?: ArrowHead
  /** Length of a head divided by the width of the stroke, 2..100. Default 4. */
  readonly size?: number
}

/** Which ends have a `triangle`, or what each end has. */
export type Arrow = 'none' | 'start' | 'end' | 'both' | ArrowHeads

export const ARROW_DEFAULTS = { start: 'none', end: 'none', size: 4 } as const

const headSchema = keyword(['none', 'triangle', 'open', 'circle', 'diamond', 'bar'])

export const arrowSchema: z.ZodType<Arrow> = z.union([
  keyword(['none', 'start', 'end', 'both']),
  closedObject<ArrowHeads>({
    name: 'ArrowHeads',
    shape: { start: headSchema, end: headSchema, size: numberBetween(2, 100) },
  }),
])
