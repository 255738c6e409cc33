import type { Limits } from '../foundation/limits.ts'
import { quote } from '../foundation/quote.ts'
import { RESERVED_NAMES } from '../model/api-name.ts'
import { MAIN_PROPERTIES } from '../model/override-rules.ts'
import { createFaultList, type FaultList } from './fault-list.ts'
import type { OverrideSet } from './override-set.ts'
import type { OverrideSlots } from './override-slots.ts'
import { parseJsonOverrides } from './parse-json-overrides.ts'
import type { QueryParameter } from './parse-query.ts'
import { type QueryScope, reachQueryNode, toOverrideDocument } from './query-document.ts'
import { parseQueryPath } from './query-path.ts'

/**
 * Reads overrides as a query string has them: `title.text=Hi`, `products.0.name.text=Mug`.
 *
 * The parameters are put together to the document that JSON would have, and read as that, so that
 * both spellings of an order are one. Items that are left out between others are empty ones.
 * Parameters that render URLs use for themselves are passed over.
 *
 * @param parameters From `parseQuery`, or pairs from elsewhere.
 * @param slots The names of the template, from `compileTemplate`.
 * @throws {PlatenError} As `parseJsonOverrides`, and `unknown_parameter`, `duplicate_parameter`.
 */
export function parseQueryOverrides(
  parameters: readonly QueryParameter[],
  slots: OverrideSlots,
  limits: Limits,
): OverrideSet {
  const faults = createFaultList()
  const root: QueryScope = new Map()
  for (const parameter of parameters) {
    if (!RESERVED_NAMES.has(parameter.name))
      addParameter(root, parameter, { slots, limits, faults })
  }
  faults.throwIfAny()
  return parseJsonOverrides(toOverrideDocument(root, slots), slots, limits)
}

interface QueryParsing {
  readonly slots: OverrideSlots
  readonly limits: Limits
  readonly faults: FaultList
}

function addParameter(
  root: QueryScope,
  { name, value }: QueryParameter,
  { slots, limits, faults }: QueryParsing,
): void {
  const path = parseQueryPath(name)
  if (path === undefined) {
    faults.add('unknown_parameter', describeUnknown(name, slots), '')
    return
  }
  const beyond = path.items.find(({ index }) => index >= limits.repeaterItems)
  if (beyond !== undefined) {
    const detail = `${quote(name)} is beyond the ${limits.repeaterItems} items that a repeater takes.`
    faults.add('too_many_items', detail, `/${beyond.repeater}/items`)
    return
  }
  const { properties } = reachQueryNode(root, path)
  if (properties.has(path.property)) {
    faults.add('duplicate_parameter', `${quote(name)} is given twice; give it once.`, '')
  }
  properties.set(path.property, value)
}

function describeUnknown(name: string, slots: OverrideSlots): string {
  const kind = slots.get(name)?.[0]?.kind
  const main = kind && MAIN_PROPERTIES[kind]
  const example = main === undefined ? 'title.text' : `${name}.${main}`
  return `The parameter ${quote(name)} is unknown; overrides are written like ${quote(example)}.`
}
