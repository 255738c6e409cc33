import type { JsonSchema } from '../openapi/open-api-document.ts'

/** The type of a value in a few words: `string`, `array of ApiKey`, `integer or null`. */
export function describeType(schema: JsonSchema): string {
  const { $ref, type } = schema
  if (typeof $ref === 'string') return $ref.slice($ref.lastIndexOf('/') + 1)
  const variants = listVariants(schema)
  if (variants.length > 0) return [...new Set(variants.map(describeType))].join(' or ')
  if (schema['const'] !== undefined) return JSON.stringify(schema['const'])
  if (type === 'array') return describeList(schema)
  if (type === 'object') return describeObject(schema)
  if (Array.isArray(type)) return type.join(' or ')
  if (typeof type !== 'string') return 'any'
  return typeof schema['format'] === 'string' ? `${type} (${schema['format']})` : type
}

/** What a schema may be instead of one thing. */
export function listVariants(schema: JsonSchema): readonly JsonSchema[] {
  const variants = schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']
  return Array.isArray(variants) ? variants : []
}

function describeList(schema: JsonSchema): string {
  const items = schema['items'] as JsonSchema | undefined
  return items === undefined ? 'array' : `array of ${describeType(items)}`
}

/** Objects whose properties have no fixed names are told by what these hold. */
function describeObject({ additionalProperties }: JsonSchema): string {
  const isMap = typeof additionalProperties === 'object' && additionalProperties !== null
  if (!isMap || Object.keys(additionalProperties).length === 0) return 'object'
  return `map of ${describeType(additionalProperties as JsonSchema)}`
}

/** The bounds of a value as sentences: `1 to 64 characters`. */
export function describeBounds(schema: JsonSchema): readonly string[] {
  return [
    describeRange(schema['minLength'], schema['maxLength'], ' characters'),
    describeRange(schema['minimum'], schema['maximum'], ''),
    describeRange(schema['minItems'], schema['maxItems'], ' items'),
    ...(schema['default'] === undefined ? [] : [`default ${JSON.stringify(schema['default'])}`]),
  ].filter((text) => text !== undefined)
}

function describeRange(least: unknown, most: unknown, unit: string): string | undefined {
  if (least === undefined && most === undefined) return undefined
  if (least === undefined) return `at most ${most}${unit}`
  if (most === undefined) return `at least ${least}${unit}`
  return `${least} to ${most}${unit}`
}
