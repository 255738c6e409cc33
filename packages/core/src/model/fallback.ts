import { z } from 'zod'
import { closedObject } from './closed-object.ts'
import { listSchema } from './list-schema.ts'

/**
 * What stands in for a value, per property: tried in order when the override is missing, `null` or
 * `""`, or when a source cannot be loaded. Up to 16 each.
 *
 * The order is override, this list, the layer's own value, then `else`.
 */
export type Fallback<Properties> = {
  readonly [Property in keyof Properties]?: readonly Exclude<Properties[Property], undefined>[]
} & {
  /** `hide`: without any usable value the layer is left out. */
  readonly else?: 'hide'
}

const MAX_CHAIN = 16

/**
 * @param name Of the schema, as it is written in JSON Schemas.
 * @param rules The schema of each property of the kind.
 */
export function fallbackSchema<Properties>(
  name: string,
  rules: Readonly<Record<string, z.ZodType>>,
): z.ZodType<Fallback<Properties>> {
  const shape: Record<string, z.ZodType> = { else: z.literal('hide') }
  for (const [name, rule] of Object.entries(rules)) {
    shape[name] = listSchema(rule, { minimum: 1, maximum: MAX_CHAIN })
  }
  // The keys of `rules` are those of `Properties`: each caller passes its own kind's table.
  return closedObject<Record<string, unknown>>({ name, shape }) as unknown as z.ZodType<
    Fallback<Properties>
  >
}
