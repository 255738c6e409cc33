import type { JsonSchema } from './open-api-document.ts'

/** Finds the component that a `$ref` names. */
export type FindComponent = (reference: string) => JsonSchema | undefined

/** References that are followed, one within another; a schema that contains itself ends there. */
const MAX_DEPTH = 6

/**
 * Makes a value that a schema describes, for examples: what the schema gives as one or, failing that,
 * something plain of its type.
 */
export function buildExample(schema: JsonSchema, options: ExampleOptions): unknown {
  return exampleOf(schema, { ...options, name: '', depth: 0 })
}

export interface ExampleOptions {
  readonly find: FindComponent
  /** What an `id` is when its schema does not say. */
  readonly id: string
}

interface Place extends ExampleOptions {
  /** Of the property that holds the value. */
  readonly name: string
  readonly depth: number
}

function exampleOf(schema: JsonSchema, place: Place): unknown {
  const { $ref, examples, anyOf, oneOf, allOf } = schema
  if (Array.isArray(examples) && examples.length > 0) return examples[0]
  for (const key of ['example', 'default', 'const'] as const) {
    if (schema[key] !== undefined) return schema[key]
  }
  if (Array.isArray(schema['enum'])) return schema['enum'][0]
  if (typeof $ref === 'string') return exampleOfReference($ref, place)
  const [first] = [anyOf, oneOf].find(Array.isArray) ?? []
  if (first !== undefined) return exampleOf(first as JsonSchema, place)
  if (Array.isArray(allOf)) {
    return Object.assign({}, ...allOf.map((part) => exampleOf(part as JsonSchema, place)))
  }
  return exampleOfType(schema, place)
}

function exampleOfReference(reference: string, place: Place): unknown {
  const component = place.find(reference)
  if (component === undefined || place.depth >= MAX_DEPTH) return {}
  return exampleOf(component, { ...place, depth: place.depth + 1 })
}

function exampleOfType(schema: JsonSchema, place: Place): unknown {
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type']
  switch (type) {
    case 'object':
      return exampleOfObject(schema, place)
    case 'array': {
      const items = schema['items'] as JsonSchema | undefined
      return items === undefined ? [] : [exampleOf(items, place)]
    }
    case 'string':
      return exampleOfText(schema, place)
    case 'integer':
    case 'number':
      return exampleOfNumber(schema, place)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return {}
  }
}

/** With what must be there: of all that may be, much excludes each other, as `revokedAt` and `active`. */
function exampleOfObject(schema: JsonSchema, place: Place): Readonly<Record<string, unknown>> {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>
  const required = schema['required']
  const entries = Object.entries(properties)
    .filter(([name]) => !Array.isArray(required) || required.includes(name))
    .map(([name, property]) => [name, exampleOf(property, { ...place, name })] as const)
  return Object.fromEntries(entries)
}

function exampleOfNumber({ minimum, exclusiveMinimum }: JsonSchema, { name }: Place): number {
  const known = NUMBERS.get(name)
  if (known !== undefined) return known
  if (typeof minimum === 'number') return Math.max(minimum, 1)
  if (typeof exclusiveMinimum === 'number') return Math.floor(exclusiveMinimum) + 1
  return 1
}

function exampleOfText({ format }: JsonSchema, { name, id }: Place): string {
  return FORMATS.get(String(format)) ?? TEXTS.get(name) ?? (name === 'id' ? id : 'string')
}

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['width', 1200],
  ['height', 630],
  ['bytes', 48_213],
])

const FORMATS: ReadonlyMap<string, string> = new Map([
  ['date-time', '2026-01-31T08:00:00.000Z'],
  ['date', '2026-01-31'],
  ['uri', 'https://example.com/photo.jpg'],
  ['email', 'ada@example.com'],
  ['uuid', '6f1c7f6e-2f3a-4c3e-9a53-0f2b7c1d9e10'],
])

const TEXTS: ReadonlyMap<string, string> = new Map([
  ['createdBy', 'user_1'],
  ['revokedBy', 'user_1'],
  ['userId', 'user_1'],
  ['orgId', 'default'],
  ['email', 'ada@example.com'],
  ['name', 'Social card'],
  ['slug', 'social-card'],
  ['template', 'social-card'],
  ['templateId', 'tmpl_0123456789abcdefghijklmnop'],
  ['templateIds', 'social-card'],
  ['key', 'rs_live_...'],
  ['start', 'rs_live_abc1'],
  ['cursor', 'eyJ2IjoxLCJrIjpbMTc2OTg0MDQwMDAwMF19'],
  ['host', 'example.com'],
  ['hosts', 'example.com'],
  ['display', 'example.com'],
  ['allowedHosts', 'example.com'],
  ['origin', 'https://example.com'],
  ['referer', 'https://example.com/blog/'],
  ['ipAllow', '203.0.113.0/24'],
  ['ip', '203.0.113.7'],
  ['url', 'https://example.com/image.png'],
  ['webhookUrl', 'https://example.com/hooks/platen'],
  ['fileName', 'photo.png'],
  ['filename', 'result.png'],
  ['mediaType', 'image/png'],
  ['base64', 'iVBORw0KGgo...'],
  ['digest', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  ['path', 'title'],
  ['pointer', '/layers/title/text'],
])
