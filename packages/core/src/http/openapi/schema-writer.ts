import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { mapJson } from './map-json.ts'
import type { JsonSchema } from './open-api-document.ts'
import { tidySchema } from './tidy-schema.ts'

/** Whether a schema is for what clients send or for what they get. */
export type SchemaDirection = 'input' | 'output'

/** Turns zod schemas into JSON Schemas; those with an `id` become components, and references to them. */
export interface SchemaWriter {
  write(schema: z.ZodType, direction: SchemaDirection): JsonSchema
  /** All components so far, by name. */
  readonly components: Readonly<Record<string, JsonSchema>>
}

export function createSchemaWriter(): SchemaWriter {
  const components: Record<string, JsonSchema> = {}
  return {
    components,
    write(schema, direction) {
      const {
        $schema: _dialect,
        $defs = {},
        ...root
      } = z.toJSONSchema(schema, {
        io: direction,
        unrepresentable: 'any',
        override: tidySchema,
      })
      return addComponents({ parts: $defs, root, direction, components })
    },
  }
}

interface WrittenSchema {
  /** Named schemas, whose references are still local. */
  readonly parts: Readonly<Record<string, unknown>>
  readonly root: unknown
  readonly direction: SchemaDirection
  readonly components: Record<string, JsonSchema>
}

/**
 * Moves the parts of a schema to the components and gives the rest, which refers to them there.
 *
 * What is sent and what is answered may differ under one name, by defaults and the like; then the
 * part of what is sent gets a name of its own.
 */
function addComponents(written: WrittenSchema): JsonSchema {
  const { parts, root, direction, components } = written
  const names = new Map<string, string>()
  const toComponent = (local: string) => referenceTo(names.get(local) ?? local)
  const toReference = (object: Readonly<Record<string, unknown>>) => {
    const { $ref, discriminator } = object
    if (hasMapping(discriminator)) {
      const mapping = Object.entries(discriminator.mapping).map(([word, reference]) => {
        return [word, toComponent(localName(reference) ?? '')]
      })
      return {
        ...object,
        discriminator: { ...discriminator, mapping: Object.fromEntries(mapping) },
      }
    }
    const local = localName($ref)
    if (local === undefined) return object
    return isAnyJson(parts[local]) ? {} : { ...object, $ref: toComponent(local) }
  }
  for (const [name, part] of Object.entries(parts)) {
    const resolved = mapJson(part, toReference)
    const existing = components[name]
    const isTaken = existing !== undefined && !isDeepStrictEqual(existing, resolved)
    names.set(name, isTaken ? `${name}${direction === 'input' ? 'Input' : 'Output'}` : name)
  }
  for (const [name, part] of Object.entries(parts)) {
    if (isAnyJson(part)) continue
    components[names.get(name) ?? name] = mapJson(part, toReference) as JsonSchema
  }
  return mapJson(root, toReference) as JsonSchema
}

export function referenceTo(name: string): string {
  return `#/components/schemas/${name}`
}

/** Whether it is the discriminator that `tidySchema` writes, rather than a property of that name. */
function hasMapping(
  value: unknown,
): value is { readonly mapping: Readonly<Record<string, string>> } {
  return (
    typeof value === 'object' && value !== null && 'mapping' in value && 'propertyName' in value
  )
}

/** The part that a reference of zod's leads to. */
function localName(reference: unknown): string | undefined {
  return typeof reference === 'string' ? /^#\/\$defs\/(.+)$/.exec(reference)?.[1] : undefined
}

/** zod spells "any JSON" out as a schema that refers to itself; no schema at all says the same. */
function isAnyJson(part: unknown): boolean {
  const branches = (part as { anyOf?: unknown } | undefined)?.anyOf
  if (!Array.isArray(branches) || branches.length !== 6) return false
  const types = branches.map((branch: { type?: unknown }) => branch.type)
  return isDeepStrictEqual(types, ['string', 'number', 'boolean', 'null', 'array', 'object'])
}
