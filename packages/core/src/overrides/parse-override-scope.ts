import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import type { Limits } from '../foundation/limits.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import { canonicalProperty } from '../model/canonical-property.ts'
import { describeIssues } from '../model/describe-issue.ts'
import type { LayerKind } from '../model/layer.ts'
import { findOverrideRule, MAIN_PROPERTIES, OVERRIDE_RULES } from '../model/override-rules.ts'
import { countSpanCharacters, textSpansSchema } from '../model/text-span.ts'
import type { AllowedPlaces } from './allowed-places.ts'
import type { FaultList } from './fault-list.ts'
import { findSlotFault } from './find-slot-fault.ts'
import type { LayerOverride, OverrideSet } from './override-set.ts'
import { mergeItemSlots, type OverrideSlot, type OverrideSlots } from './override-slots.ts'
import type { CompiledSlotRule, SlotRules } from './slot-rules.ts'

/** What the parsers of overrides hand down. */
export interface OverrideParsing {
  readonly limits: Limits
  readonly faults: FaultList
  /** Whether the template's slot policies bind: they do for orders. */
  readonly policy: 'enforce' | 'ignore'
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

/** The override of a layer as far as it is read. */
interface Draft {
  readonly target: Target
  readonly properties: Map<string, unknown>
  readonly hosts: Map<string, AllowedPlaces>
  items: readonly OverrideSet[] | undefined
}

/** One property as the document has it. */
interface Setting {
  readonly property: string
  readonly value: unknown
  /** Where the value stands: at the layer itself when it is a bare one. */
  readonly at: readonly PropertyKey[]
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
    parsing.faults.add(
      'invalid_type',
      'Overrides must be an object of layer names.',
      jsonPointer(scope.at),
    )
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
    parsing.faults.add('not_dynamic', detail, jsonPointer(at))
  } else {
    const hint = didYouMean(name, scope.slots.keys())
    parsing.faults.add('unknown_layer', `There is no layer ${quote(name)}.${hint}`, jsonPointer(at))
  }
  return undefined
}

/** @returns `undefined` when the value says nothing. */
function parseLayerOverride(
  value: unknown,
  target: Target,
  parsing: OverrideParsing,
): LayerOverride | undefined {
  const draft: Draft = { target, properties: new Map(), hosts: new Map(), items: undefined }
  for (const setting of listSettings(value, target, parsing)) {
    if (parsing.faults.isFull()) break
    parseSetting(setting, draft, parsing)
  }
  const { properties, items, hosts } = draft
  if (properties.size === 0 && items === undefined) return undefined
  return { properties, items, ...(hosts.size === 0 ? {} : { hosts }) }
}

function listSettings(
  value: unknown,
  { name, layers, at }: Target,
  parsing: OverrideParsing,
): readonly Setting[] {
  if (isEmptyValue(value)) return []
  if (isPlainObject(value)) {
    return Object.keys(value).map((property) => {
      return { property, value: value[property], at: [...at, property] }
    })
  }
  const main = layers.map(({ kind }) => MAIN_PROPERTIES[kind]).find((found) => found !== undefined)
  if (main !== undefined) return [{ property: main, value, at }]
  const detail = `Layer ${quote(name)} is a ${layers[0]?.kind} and takes an object of properties, no bare value.`
  parsing.faults.add('invalid_type', detail, jsonPointer(at))
  return []
}

/** Two spellings of one content, of which an order gives one. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ['text', 'spans'],
  ['spans', 'text'],
])

function parseSetting(setting: Setting, draft: Draft, parsing: OverrideParsing): void {
  const { property, value, at } = setting
  const { target } = draft
  const takers = target.layers.filter(({ kind }) => findOverrideRule(kind, property) !== undefined)
  const [taker] = takers
  if (taker === undefined) {
    parsing.faults.add('unknown_property', describeUnknown(property, target), jsonPointer(at))
    return
  }
  const isBound = parsing.policy === 'enforce'
  const closed = isBound ? takers.find((taker) => isClosed(taker, setting)) : undefined
  if (closed !== undefined) {
    parsing.faults.add('not_allowed', describeClosed(property, target, closed), jsonPointer(at))
    return
  }
  if (isEmptyValue(value)) return
  if (property === 'items') {
    draft.items = parseOverrideItems(value, { slots: mergeItemSlots(takers), at }, parsing)
    return
  }
  const canonical = canonicalProperty(taker.kind, property, value)
  if (draft.properties.has(canonical)) {
    const detail = `${quote(property)} on layer ${quote(target.name)} is ${quote(canonical)} by another name; give one of them.`
    parsing.faults.add('invalid_value', detail, jsonPointer(at))
    return
  }
  const twin = TWINS.get(canonical)
  if (twin !== undefined && draft.properties.has(twin)) {
    const detail = `${quote(property)} and ${quote(twin)} on layer ${quote(target.name)} exclude each other; give one.`
    parsing.faults.add('invalid_value', detail, jsonPointer(at))
    return
  }
  const fault =
    findFault(setting, target, parsing.limits) ??
    (isBound ? findPolicyFault(setting, target) : undefined)
  if (fault !== undefined) {
    parsing.faults.add(fault.code, fault.detail, fault.pointer)
    return
  }
  draft.properties.set(canonical, value)
  const places = isBound ? listAllowedPlaces(setting, target) : []
  if (places.length > 0) draft.hosts.set(canonical, places)
}

/** What is wrong with a value: it must suit every layer of the name that has the property. */
function findFault(
  { property, value, at }: Setting,
  { name, layers }: Target,
  { textCharacters }: Limits,
): ErrorDetail | undefined {
  const owner = `layer ${quote(name)}`
  const characters = countCharacters(property, value)
  if (characters > textCharacters) {
    const detail = `${quote(property)} on ${owner} has ${characters} characters; at most ${textCharacters} are drawn.`
    return { code: 'text_too_long', detail, pointer: jsonPointer(at) }
  }
  for (const { kind } of layers) {
    const result = findOverrideRule(kind, property)?.safeParse(value)
    if (result === undefined || result.success) continue
    return describeIssues(result.error.issues, { value, at, owner, property }, 1)[0]
  }
  return undefined
}

/** Whether the template keeps a property of a layer to itself. */
function isClosed({ kind, rules }: OverrideSlot, setting: Setting): boolean {
  return rules !== undefined && findSlotRule(kind, rules, setting) === undefined
}

function findSlotRule(
  kind: LayerKind,
  rules: SlotRules | undefined,
  { property, value }: Setting,
): CompiledSlotRule | undefined {
  return rules?.byProperty.get(canonicalProperty(kind, property, value))
}

/** What the policies of the template refuse of a value that is right in itself. */
function findPolicyFault(setting: Setting, { name, layers }: Target): ErrorDetail | undefined {
  const { property, value, at } = setting
  for (const { kind, rules } of layers) {
    const rule = findSlotRule(kind, rules, setting)
    const fault = rule && findSlotFault(property, value, rule)
    if (fault === undefined) continue
    const detail = `${quote(property)} on layer ${quote(name)} ${fault}.`
    return { code: 'not_allowed', detail, pointer: jsonPointer(at) }
  }
  return undefined
}

/** Where a value may lead at last: servers may redirect, which nobody knows before. */
function listAllowedPlaces(setting: Setting, { layers }: Target): AllowedPlaces {
  return layers.flatMap(({ kind, rules }) => {
    const hosts = findSlotRule(kind, rules, setting)?.hosts
    return hosts === undefined ? [] : [hosts]
  })
}

/** Characters of the longest variant; 0 for what is no text or will be refused for its type. */
function countCharacters(property: string, value: unknown): number {
  if (property === 'text' || property === 'data') {
    const variants: readonly unknown[] = Array.isArray(value) ? value : [value]
    return variants.reduce(
      (most: number, text) => (typeof text === 'string' ? Math.max(most, text.length) : most),
      0,
    )
  }
  if (property !== 'spans') return 0
  const spans = textSpansSchema.safeParse(value)
  return spans.success ? countSpanCharacters(spans.data) : 0
}

/** Reads the items of a repeater, from an order or from the template itself. */
export function parseOverrideItems(
  value: unknown,
  scope: OverrideScope,
  parsing: OverrideParsing,
): readonly OverrideSet[] {
  if (!Array.isArray(value)) {
    parsing.faults.add('invalid_type', '"items" must be a list of objects.', jsonPointer(scope.at))
    return []
  }
  const { repeaterItems } = parsing.limits
  if (value.length > repeaterItems) {
    const detail = `"items" has ${value.length} entries; a repeater takes at most ${repeaterItems}.`
    parsing.faults.add('too_many_items', detail, jsonPointer(scope.at))
    return []
  }
  return Array.from({ length: value.length }, (_, index) =>
    parseOverrideScope(value[index], { slots: scope.slots, at: [...scope.at, index] }, parsing),
  )
}

function describeClosed(property: string, { name }: Target, { rules }: OverrideSlot): string {
  const open = rules?.properties.map(quote).join(', ')
  const rest = open === '' ? 'nothing of it' : `only ${open}`
  return `${quote(property)} on layer ${quote(name)} cannot be overridden: the template allows ${rest}.`
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
