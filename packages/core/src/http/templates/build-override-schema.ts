import { z } from 'zod'
import type { Layer } from '../../model/layer.ts'
import { MAIN_PROPERTIES, OVERRIDE_RULES } from '../../model/override-rules.ts'
import type { Template } from '../../model/template.ts'
import {
  buildOverrideSlots,
  type OverrideSlot,
  type OverrideSlots,
} from '../../overrides/override-slots.ts'
import type { CompiledSlotRule, SlotRules } from '../../overrides/slot-rules.ts'
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
    const [only, ...others] = dynamic.map(describeLayer)
    if (only === undefined) continue
    properties[name] = others.length === 0 ? only : { anyOf: [only, ...others] }
  }
  return { type: 'object', properties, additionalProperties: false }
}

/** The properties of a layer, or the bare value of its main one, as far as its policy allows. */
function describeLayer({ kind, items, rules }: OverrideSlot): JsonObject {
  const list: JsonObject | undefined = items && { type: 'array', items: describeScope(items) }
  const object = rules === undefined ? describeAll(kind, list) : describeAllowed(kind, rules, list)
  const main = MAIN_PROPERTIES[kind]
  if (main === undefined) return object
  const rule = rules?.byProperty.get(main)
  if (rules !== undefined && rule === undefined) return object
  return { anyOf: [object, list ?? describeProperty(kind, main, rule)] }
}

function describeAll(kind: Kind, list: JsonObject | undefined): JsonObject {
  const object: JsonObject = { $ref: `#/$defs/${kind}` }
  return list === undefined ? object : { ...object, properties: { items: list } }
}

function describeAllowed(kind: Kind, rules: SlotRules, list: JsonObject | undefined): JsonObject {
  const properties: Record<string, JsonObject> = {}
  for (const property of rules.properties) {
    const rule = rules.byProperty.get(property)
    const isItems = property === 'items' && list !== undefined
    properties[property] = isItems ? list : describeProperty(kind, property, rule)
  }
  return { type: 'object', properties, additionalProperties: false }
}

function describeProperty(
  kind: Kind,
  property: string,
  rule: CompiledSlotRule | undefined,
): JsonObject {
  const own: JsonObject = { $ref: `#/$defs/${kind}/properties/${property}` }
  if (rule === undefined) return own
  const { maxLength, pattern, min, max } = rule
  const bounds = {
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(pattern === undefined ? {} : { pattern: `^(?:${pattern})$` }),
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
    ...(rule.enum === undefined ? {} : { enum: rule.enum }),
  }
  return { ...own, ...bounds }
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
