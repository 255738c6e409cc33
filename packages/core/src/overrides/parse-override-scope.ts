import type { ErrorCode } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import type { Limits } from '../foundation/limits.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import { canonicalProperty } from '../model/canonical-property.ts'
import { describeIssues } from '../model/describe-issue.ts'
import { findOverrideRule, MAIN_PROPERTIES, OVERRIDE_RULES } from '../model/override-rules.ts'
import type { FaultList } from './fault-list.ts'
import type { LayerOverride, OverrideSet } from './override-set.ts'
import type { OverrideSlot, OverrideSlots } from './override-slots.ts'

/** What the parsers of overrides hand down. */
export interface OverrideParsing {
  readonly limits: Limits
  readonly faults: FaultList
}

/** Names that overrides may use, and where in the document these overrides stand. */
export interface OverrideScope {
  readonly slots: OverrideSlots
  /** The tokens of a JSON Pointer. */
  readonly at: readonly PropertyKey[]
}

/** A layer that is being overridden. */
interface Target {
  readonly name: string
  /** The dynamic layers of that name, at least one. */
  readonly layers: readonly OverrideSlot[]
  readonly at: readonly PropertyKey[]
}

interface Draft {
  readonly properties: Map<string, unknown>
  items: readonly OverrideSet[] | undefined
}

/**
 * Reads the overrides of one scope: a page, or one item of a repeater.
 *
 * Faults are gathered, not thrown. The recursion follows the template's own nesting, never the
 * value's. The value is plain JSON, already read by `readJson`.
 */
export function parseOverrideScope(
  value: unknown,
  scope: OverrideScope,
  parsing: OverrideParsing,
): OverrideSet {
  const overrides = new Map<string, LayerOverride>()
  if (!isPlainObject(value)) {
    addFault(parsing, scope.at, 'invalid_type', 'Overrides must be an object of layer names.')
    return overrides
  }
  for (const name of Object.keys(value)) {
    if (parsing.faults.isFull()) break
    const target = findTarget(name, scope, parsing)
    const override = target && parseLayerOverride(value[name], target, parsing)
    if (override !== undefined) overrides.set(name, override)
  }
  return overrides
}

function findTarget(
  name: string,
  scope: OverrideScope,
  parsing: OverrideParsing,
): Target | undefined {
  const at = [...scope.at, name]
  const named = scope.slots.get(name) ?? []
  const layers = named.filter((layer) => layer.dynamic)
  if (layers.length > 0) return { name, layers, at }
  if (named.length > 0) {
    const detail = `Layer ${quote(name)} takes no overrides; mark it "dynamic": true in the template.`
    addFault(parsing, at, 'not_dynamic', detail)
  } else {
    const hint = didYouMean(name, scope.slots.keys())
    addFault(parsing, at, 'unknown_layer', `There is no layer ${quote(name)}.${hint}`)
  }
  return undefined
}

/** @returns `undefined` when the value says nothing. */
function parseLayerOverride(
  value: unknown,
  target: Target,
  parsing: OverrideParsing,
): LayerOverride | undefined {
  if (isEmptyValue(value)) return undefined
  const properties = isPlainObject(value) ? value : spellOut(value, target, parsing)
  const draft: Draft = { properties: new Map(), items: undefined }
  for (const property of Object.keys(properties)) {
    if (parsing.faults.isFull()) break
    parseProperty(draft, { property, value: properties[property] }, target, parsing)
  }
  return draft.properties.size === 0 && draft.items === undefined ? undefined : draft
}

/** A bare value stands for the main property of the layer's kind. */
function spellOut(
  value: unknown,
  { name, layers, at }: Target,
  parsing: OverrideParsing,
): Readonly<Record<string, unknown>> {
  const main = layers.map(({ kind }) => MAIN_PROPERTIES[kind]).find((found) => found !== undefined)
  if (main !== undefined) return { [main]: value }
  const kind = layers[0]?.kind
  const detail = `Layer ${quote(name)} is a ${kind} and takes an object of properties, no bare value.`
  addFault(parsing, at, 'invalid_type', detail)
  return {}
}

interface PropertyInput {
  readonly property: string
  readonly value: unknown
}

function parseProperty(
  draft: Draft,
  { property, value }: PropertyInput,
  target: Target,
  parsing: OverrideParsing,
): void {
  const at = [...target.at, property]
  const slot = target.layers.find(({ kind }) => findOverrideRule(kind, property) !== undefined)
  if (slot === undefined) {
    addFault(parsing, at, 'unknown_property', describeUnknown(property, target))
    return
  }
  if (isEmptyValue(value)) return
  if (slot.items !== undefined && property === 'items') {
    draft.items = parseOverrideItems(value, { slots: slot.items, at }, parsing)
    return
  }
  const canonical = canonicalProperty(slot.kind, property, value)
  if (draft.properties.has(canonical)) {
    const detail = `${quote(property)} on layer ${quote(target.name)} is ${quote(canonical)} by another name; give one of them.`
    addFault(parsing, at, 'invalid_value', detail)
    return
  }
  const checked = checkValue({ property, value }, slot, target, parsing)
  if (checked !== undefined) draft.properties.set(canonical, checked)
}

function checkValue(
  { property, value }: PropertyInput,
  slot: OverrideSlot,
  target: Target,
  parsing: OverrideParsing,
): unknown {
  const { textCharacters } = parsing.limits
  const at = [...target.at, property]
  const owner = `layer ${quote(target.name)}`
  if (property === 'text' && typeof value === 'string' && value.length > textCharacters) {
    const detail = `"text" on ${owner} has ${value.length} characters; at most ${textCharacters} are drawn.`
    addFault(parsing, at, 'text_too_long', detail)
    return undefined
  }
  const result = findOverrideRule(slot.kind, property)?.safeParse(value)
  if (result === undefined || result.success) return result?.data
  const subject = { value, at, owner, property }
  for (const fault of describeIssues(result.error.issues, subject, 1)) {
    parsing.faults.add(fault.code, fault.detail, fault.pointer)
  }
  return undefined
}

/** Reads the items of a repeater, from an order or from the template itself. */
export function parseOverrideItems(
  value: unknown,
  scope: OverrideScope,
  parsing: OverrideParsing,
): readonly OverrideSet[] {
  if (!Array.isArray(value)) {
    addFault(parsing, scope.at, 'invalid_type', '"items" must be a list of objects.')
    return []
  }
  return Array.from({ length: value.length }, (_, index) =>
    parseOverrideScope(value[index], { slots: scope.slots, at: [...scope.at, index] }, parsing),
  )
}

function describeUnknown(property: string, { name, layers }: Target): string {
  const known = layers.flatMap(({ kind }) => Object.keys(OVERRIDE_RULES[kind]))
  return `Layer ${quote(name)} (${layers[0]?.kind}) has no property ${quote(property)} that overrides can set.${didYouMean(property, known)}`
}

/** Values that say nothing: they ask for the fallback chain, as a missing one does. */
function isEmptyValue(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function addFault(
  parsing: OverrideParsing,
  at: readonly PropertyKey[],
  code: ErrorCode,
  detail: string,
): void {
  parsing.faults.add(code, detail, jsonPointer(at))
}
