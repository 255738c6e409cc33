import { z } from 'zod'
import type { Layer } from '../../model/layer.ts'
import { MAIN_PROPERTIES, OVERRIDE_RULES } from '../../model/override-rules.ts'
import type { Template } from '../../model/template.ts'
import { buildOverrideSlots, type OverrideSlots } from '../../overrides/override-slots.ts'
import type { JsonObject } from '../../ports/json.ts'

type Kind = Layer['kind']

const KINDS = Object.keys(OVERRIDE_RULES) as readonly Kind[]

/**
 * JSON Schema (draft 2020-12) of what `layers` may hold in an order for a template: each dynamic
 * layer with the properties of its kind. For editors and forms; the line itself checks more.
 */
export function buildOverrideSchema(template: Template): JsonObject {
  const slots = buildOverrideSlots(template.pages.flatMap(({ layers }) => layers))
  const parts: Record<string, JsonObject> = {}
  const kinds = KINDS.map((kind) => [kind, describeKind(kind, parts)] as const)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $defs: { ...Object.fromEntries(kinds), ...parts },
    ...describeScope(slots),
  }
}

function describeScope(slots: OverrideSlots): JsonObject {
  const properties: Record<string, JsonObject> = {}
  for (const [name, layers] of slots) {
    const dynamic = layers.filter((slot) => slot.dynamic)
    const [only, ...others] = dynamic.map(({ kind, items }) => describeLayer(kind, items))
    if (only === undefined) continue
    properties[name] = others.length === 0 ? only : { anyOf: [only, ...others] }
  }
  return { type: 'object', properties, additionalProperties: false }
}

/** The properties of a layer, or the bare value of its main one. */
function describeLayer(kind: Kind, items: OverrideSlots | undefined): JsonObject {
  const object: JsonObject = { $ref: `#/$defs/${kind}` }
  if (items !== undefined) {
    const list: JsonObject = { type: 'array', items: describeScope(items) }
    return { anyOf: [{ ...object, properties: { items: list } }, list] }
  }
  const main = MAIN_PROPERTIES[kind]
  return main === undefined
    ? object
    : { anyOf: [object, { $ref: `#/$defs/${kind}/properties/${main}` }] }
}

/** @param parts Takes in the named schemas that the properties refer to. */
function describeKind(kind: Kind, parts: Record<string, JsonObject>): JsonObject {
  const rules: Readonly<Record<string, z.ZodType>> = OVERRIDE_RULES[kind]
  const properties = Object.entries(rules).map(([name, rule]) => [name, describeRule(rule, parts)])
  const described = Object.fromEntries(properties)
  return {
    type: 'object',
    properties: kind === 'repeater' ? { ...described, items: {} } : described,
    additionalProperties: false,
  }
}

/** What only code can check is left open. */
function describeRule(rule: z.ZodType, parts: Record<string, JsonObject>): JsonObject {
  const {
    $schema: _schema,
    $defs = {},
    ...schema
  } = z.toJSONSchema(rule, {
    io: 'input',
    unrepresentable: 'any',
  })
  Object.assign(parts, $defs)
  // What zod writes is JSON, though its type also allows other things.
  return schema as JsonObject
}
