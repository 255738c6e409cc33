import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import { checkColors, checkSpanTokens, hasColors } from './check-tokens.ts'
import { describeIssues } from './describe-issue.ts'
import type { LayerNode, PageTree, Scope } from './layer-tree.ts'
import type { RepeaterItem } from './layers/repeater.ts'
import { findOverrideRule, MAIN_PROPERTIES, OVERRIDE_RULES } from './override-rules.ts'
import { isDynamic } from './slot-policy.ts'

/** Faults of one value; an item with more has enough of them. */
const MAX_ISSUES = 20

/** Where a part of the items stands, and the slots that it may name. */
interface ItemPlace {
  readonly at: readonly (string | number)[]
  readonly scope: Scope
  readonly tokens: readonly string[]
}

/** The items that a template brings along fill slots of its repeaters with values of their kinds. */
export function* checkItems(page: PageTree, tokens: readonly string[]): Iterable<ErrorDetail> {
  for (const { layer, at, itemScope: scope } of page.nodes) {
    if (layer.kind !== 'repeater' || layer.items === undefined || scope === undefined) continue
    yield* checkItemList(layer.items, { at: [...at, 'items'], scope, tokens })
  }
}

function* checkItemList(items: readonly RepeaterItem[], place: ItemPlace): Iterable<ErrorDetail> {
  for (const [index, item] of items.entries()) {
    for (const [name, value] of Object.entries(item)) {
      yield* checkSlot(name, value, { ...place, at: [...place.at, index, name] })
    }
  }
}

function* checkSlot(name: string, value: unknown, place: ItemPlace): Iterable<ErrorDetail> {
  const slot = place.scope.names.get(name)
  const pointer = jsonPointer(place.at)
  if (slot === undefined) {
    const hint = didYouMean(name, place.scope.names.keys())
    const detail = `The repeater's "item" holds no layer ${quote(name)}.${hint}`
    yield { pointer, code: 'unknown_layer', detail }
  } else if (!isDynamic(slot.layer)) {
    const detail = `Layer ${quote(name)} takes no values from items; mark it "dynamic": true.`
    yield { pointer, code: 'not_dynamic', detail }
  } else {
    yield* checkValues(slot, value, place)
  }
}

/** A bare value is the main property; `null` and `""` ask for its fallback. */
function* checkValues(slot: LayerNode, value: unknown, place: ItemPlace): Iterable<ErrorDetail> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield* checkBareValue(slot, value, place)
    return
  }
  for (const [property, member] of Object.entries(value)) {
    const at = [...place.at, property]
    yield* checkProperty(slot, { property, value: member }, { ...place, at })
  }
}

function* checkBareValue(slot: LayerNode, value: unknown, place: ItemPlace): Iterable<ErrorDetail> {
  const property = MAIN_PROPERTIES[slot.layer.kind]
  if (property !== undefined) {
    yield* checkProperty(slot, { property, value }, place)
  } else if (!isMissing(value)) {
    const detail = `${quote(slot.layer.name ?? '')} takes an object of properties, not a bare value.`
    yield { pointer: jsonPointer(place.at), code: 'invalid_type', detail }
  }
}

interface NamedValue {
  readonly property: string
  readonly value: unknown
}

function* checkProperty(
  { layer, itemScope: scope }: LayerNode,
  { property, value }: NamedValue,
  place: ItemPlace,
): Iterable<ErrorDetail> {
  const { at, tokens } = place
  const rule = findOverrideRule(layer.kind, property)
  const name = quote(layer.name ?? '')
  if (rule === undefined) {
    const hint = didYouMean(property, Object.keys(OVERRIDE_RULES[layer.kind]))
    const detail = `Layer ${name} has no property ${quote(property)}.${hint}`
    yield { pointer: jsonPointer(at), code: 'unknown_property', detail }
    return
  }
  if (isMissing(value)) return
  const parsed = rule.safeParse(value)
  if (!parsed.success) {
    const subject = { value, at, owner: `layer ${name}`, property }
    yield* describeIssues(parsed.error.issues, subject, MAX_ISSUES)
  } else if (scope !== undefined && property === 'items') {
    yield* checkItemList(parsed.data as readonly RepeaterItem[], { at, scope, tokens })
  } else if (hasColors(property)) {
    yield* checkColors(value, { at, tokens })
  } else if (property === 'spans' && Array.isArray(value)) {
    yield* checkSpanTokens(value, { at, tokens })
  }
}

function isMissing(value: unknown): boolean {
  return value === null || value === ''
}
