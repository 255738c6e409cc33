import { z } from 'zod'

/**
 * Gives a schema a name of its own in JSON Schemas, where it is then written once and referred to.
 *
 * Names are unique, written as those of types are, and part of the API: generated clients have them.
 */
export function withName<Schema extends z.ZodType>(name: string, schema: Schema): Schema {
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id: name })
  return schema
}

/** The beginning of all names that belong to a kind of layer: `text` gives `Text`. */
export function kindName(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1)
}
