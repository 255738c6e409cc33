import { z } from 'zod'
import { type Length, sizeSchema } from './length.ts'
import { tupleSchema } from './list-schema.ts'

/** One value for all edges, `[vertical, horizontal]`, or `[top, right, bottom, left]` as in CSS. */
export type Edges<T> = T | readonly [vertical: T, horizontal: T] | readonly [T, T, T, T]

/** The four edges, each with its value. */
export interface FourEdges<T> {
  readonly top: T
  readonly right: T
  readonly bottom: T
  readonly left: T
}

const EXPECTED = 'one value, or a list as [vertical, horizontal] or [top, right, bottom, left]'

export function edgesSchema<T extends number | string>(value: z.ZodType<T>): z.ZodType<Edges<T>> {
  return z.union([
    value,
    tupleSchema<readonly [T, T] | readonly [T, T, T, T]>(value, [2, 4], EXPECTED),
  ])
}

export const paddingSchema: z.ZodType<Edges<Length>> = edgesSchema(sizeSchema)

/** Spreads the shorthand over the four edges. */
export function toFourEdges<T extends number | string>(edges: Edges<T>): FourEdges<T> {
  if (typeof edges !== 'object') return { top: edges, right: edges, bottom: edges, left: edges }
  const [top, right, bottom = top, left = right] = edges
  return { top, right, bottom, left }
}
