import { findOverrideRule } from '../model/override-rules.ts'
import type { OverrideSlot } from './override-slots.ts'
import { parseQueryValue } from './query-value.ts'

/** A property of a layer as a query string spells it. */
export interface QueryProperty {
  readonly property: string
  readonly raw: string
}

/**
 * Gives a value of a query the type that its property wants, by the rule of the first layer of the
 * name which has it. A text is drawn as it was typed, also when that happens to be JSON.
 */
export function readQueryProperty(
  { property, raw }: QueryProperty,
  layers: readonly OverrideSlot[],
): unknown {
  if (property === 'text') return raw
  for (const { kind } of layers) {
    const rule = findOverrideRule(kind, property)
    if (rule !== undefined) return parseQueryValue(raw, rule)
  }
  return raw
}
