import type { CompiledTemplate } from '../overrides/compiled-template.ts'
import type { OverrideSet } from '../overrides/override-set.ts'
import { parseJsonOverrides } from '../overrides/parse-json-overrides.ts'
import { parseQuery } from '../overrides/parse-query.ts'
import { parseQueryOverrides } from '../overrides/parse-query-overrides.ts'

/** What of the options of a render says how layers change. */
export interface GivenOverrides {
  /** Any value; it is checked. */
  readonly layers?: unknown
  readonly query?: string | undefined
}

/** The overrides of an order, in whichever of the two spellings they came. */
export function readOverrides(
  { layers, query }: GivenOverrides,
  { slots, limits }: CompiledTemplate,
): OverrideSet {
  return query === undefined
    ? parseJsonOverrides(layers, slots, limits)
    : parseQueryOverrides(parseQuery(query), slots, limits)
}
