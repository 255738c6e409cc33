import type { z } from 'zod'

interface WrittenSchema {
  readonly zodSchema: z.core.$ZodTypes
  /** Changed in place, as zod asks. */
  readonly jsonSchema: z.core.JSONSchema.BaseSchema
}

/** Says what zod knows but does not write, and takes away what only repeats what is said already. */
export function tidySchema({ zodSchema, jsonSchema }: WrittenSchema): void {
  if (zodSchema._zod.def.type === 'union') tidyUnion(zodSchema._zod.def, jsonSchema)
  if (jsonSchema.type === 'object') tidyObject(zodSchema, jsonSchema)
  if (jsonSchema.type === 'integer') {
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  }
  // Its pattern is a page long and says what the format says.
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern
}

/** Which variant a word of the discriminator stands for, as OpenAPI tells it: for named ones only. */
function tidyUnion(
  def: z.core.$ZodUnionDef | z.core.$ZodDiscriminatedUnionDef,
  jsonSchema: z.core.JSONSchema.BaseSchema,
): void {
  if (!('discriminator' in def)) return
  const { discriminator: propertyName, options } = def
  const mapping: Record<string, string> = {}
  for (const [index, option] of options.entries()) {
    const reference = jsonSchema.oneOf?.[index]?.$ref
    if (reference === undefined) return
    for (const word of option._zod.propValues?.[propertyName] ?? []) {
      mapping[String(word)] = reference
    }
  }
  jsonSchema['discriminator'] = { propertyName, mapping }
}

/**
 * Closed objects refuse other properties one by one, which zod cannot know; answers may get further
 * properties some day, which clients must not refuse.
 */
function tidyObject(zodSchema: z.core.$ZodTypes, jsonSchema: z.core.JSONSchema.BaseSchema): void {
  const { def } = zodSchema._zod
  if (def.type === 'object') {
    if (def.catchall?._zod.def.type === 'custom') jsonSchema.additionalProperties = false
    else delete jsonSchema.additionalProperties
  }
  // Names of JSON members are always strings.
  const names = jsonSchema.propertyNames
  if (typeof names === 'object' && Object.keys(names).join() === 'type') {
    delete jsonSchema.propertyNames
  }
}
