import { z } from 'zod'

/**
 * Has a schema written as JSON Schema as another one is, where zod cannot see what it accepts.
 *
 * Parsing does not change. `written` is first called when a JSON Schema is written.
 */
export function writeAs<Schema extends z.ZodType>(
  schema: Schema,
  written: () => z.ZodType,
): Schema {
  schema._zod.processJSONSchema = (context, _json, params) => {
    const other = written()
    z.core.processSchema(other, context, params)
    const own = context.seen.get(schema)
    // What zod's own wrappers do: they take over what the schema within them says.
    if (own !== undefined) own.ref = other
  }
  return schema
}
