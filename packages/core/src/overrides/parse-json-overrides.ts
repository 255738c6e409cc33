import type { Limits } from '../foundation/limits.ts'
import { createFaultList } from './fault-list.ts'
import type { OverrideSet } from './override-set.ts'
import type { OverrideSlots } from './override-slots.ts'
import { parseOverrideScope } from './parse-override-scope.ts'

/**
 * Reads overrides as JSON has them: `{ "title": { "text": "Hi" }, "photo": "https://…" }`, where a
 * bare value sets the main property of the layer's kind.
 *
 * @param value Any value, as `JSON.parse` or a caller's program gives it; `undefined` is no overrides.
 * @param slots The names of the template, from `compileTemplate`.
 * @throws {PlatenError} With all faults (at most 20) in `errors`: `unknown_layer`, `not_dynamic`,
 * `unknown_property`, `forbidden_key`, `too_many_items`, `text_too_long`, or the fault of a value.
 */
export function parseJsonOverrides(
  value: unknown,
  slots: OverrideSlots,
  limits: Limits,
): OverrideSet {
  const faults = createFaultList()
  const overrides = parseOverrideScope(value ?? {}, { slots, at: [] }, { limits, faults })
  faults.throwIfAny()
  return overrides
}
