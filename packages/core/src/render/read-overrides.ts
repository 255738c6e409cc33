import type { CompiledTemplate } from '../overrides/compiled-template.ts'
import type { OverrideSet } from '../overrides/override-set.ts'
import { parseJsonOverrides } from '../overrides/parse-json-overrides.ts'
import { parseQuery } from '../overrides/parse-query.ts'
import { parseQueryOverrides } from '../overrides/parse-query-overrides.ts'
import type { RenderOrder } from './render-order.ts'

/** The overrides of an order, in whichever of the two spellings they came. */
export function readOverrides(
  order: Pick<RenderOrder, 'layers' | 'query'>,
  { slots, limits }: CompiledTemplate,
): OverrideSet {
  return order.query === undefined
    ? parseJsonOverrides(order.layers, slots, limits)
    : parseQueryOverrides(parseQuery(order.query), slots, limits)
}
