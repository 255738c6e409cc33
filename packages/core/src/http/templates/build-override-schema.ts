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

const NO_VALUE = 'NoValue'
const NO_VALUE_SCHEMA: JsonObject = {
  description: 'Asks for what stands in for a missing value.',
  enum: [null, ''],
}
const NO_VALUE_REFERENCE: JsonObject = { $ref: `#/$defs/${NO_VALUE}` }

const KINDS = Object.keys(OVERRIDE_RULES) as readonly Kind[]

/**
 * JSON Schema (draft 2020-12) of what `layers` may hold in an order for a template: each dynamic
 * layer with the properties of its kind. For editors, forms and type checkers: all that it refuses is
 * refused by the line, which itself checks more.
 */
export function buildOverrideSchema(template: Template): JsonObject {
  const slots = buildOverrideSlots(template.pages.flatMap(({ layers }) => layers))
  const parts: Record<string, JsonObject> = {}
  const kinds = KINDS.map((kind) => [kind, describeKind(kind, parts)] as const)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $defs: { ...Object.fromEntries(kinds), ...parts, [NO_VALUE]: NO_VALUE_SCHEMA },
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

/**
 * The properties of a layer, or the bare value of its main one, as far as its policy allows; `null` for
 * none of both.
 */
function describeLayer(slot: OverrideSlot): JsonObject {
  return {
    description: `A layer of the kind "${slot.kind}".`,
    anyOf: [...describeForms(slot), NO_VALUE_REFERENCE],
  }
}

function describeForms({ kind, items, rules }: OverrideSlot): readonly JsonObject[] {
  const list: JsonObject | undefined = items && { type: 'array', items: describeScope(items) }
  const object = rules === undefined ? describeAll(kind, list) : describeAllowed(kind, rules, list)
  const main = MAIN_PROPERTIES[kind]
  if (main === undefined) return [object]
  const rule = rules?.byProperty.get(main)
  if (rules !== undefined && rule === undefined) return [object]
  return [object, list ?? describeProperty(kind, main, rule)]
}

function describeAll(kind: Kind, list: JsonObject | undefined): JsonObject {
  const object: JsonObject = { $ref: `#/$defs/${kind}` }
  return list === undefined
    ? object
    : { type: 'object', ...object, properties: { items: orNoValue(list) } }
}

function describeAllowed(kind: Kind, rules: SlotRules, list: JsonObject | undefined): JsonObject {
  const properties: Record<string, JsonObject> = {}
  for (const property of rules.properties) {
    const rule = rules.byProperty.get(property)
    const isItems = property === 'items' && list !== undefined
    properties[property] = orNoValue(isItems ? list : describeProperty(kind, property, rule))
  }
  return { type: 'object', properties, additionalProperties: false }
}

/** A rule bounds values; that there is none is always allowed. */
function orNoValue(schema: JsonObject): JsonObject {
  return { anyOf: [schema, NO_VALUE_REFERENCE] }
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
  const properties = Object.entries(rules).map(([name, rule]) => [
    name,
    { anyOf: [describeRule(rule, parts), NO_VALUE_REFERENCE] },
  ])
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
    override: closeObject,
  })
  Object.assign(parts, $defs)
  // What zod writes is JSON, though its type also allows other things.
  return schema as JsonObject
}

/** Closed objects refuse other properties one by one, which zod cannot know. */
function closeObject({ zodSchema, jsonSchema }: WrittenSchema): void {
  const { def } = zodSchema._zod
  const isClosed = def.type === 'object' && def.catchall?._zod.def.type === 'custom'
  if (isClosed) jsonSchema.additionalProperties = false
}

interface WrittenSchema {
  readonly zodSchema: z.core.$ZodTypes
  /** Changed in place, as zod asks. */
  readonly jsonSchema: z.core.JSONSchema.BaseSchema
}
