import type { Limits } from '../foundation/limits.ts'
import { readJson } from '../foundation/read-json.ts'
import { createFaultList } from './fault-list.ts'
import type { OverrideSet } from './override-set.ts'
import type { OverrideSlots } from './override-slots.ts'
import { parseOverrideScope } from './parse-override-scope.ts'

/**
 * Reads overrides as JSON has them: `{ "title": { "text": "Hi" }, "photo": "https://…" }`, where a
 * bare value sets the main property of the layer's kind.
 *
 * @param input Any value, or JSON as text or UTF-8 bytes; `undefined` is no overrides.
 * @param slots The names of the template, from `compileTemplate`.
 * @throws {PlatenError} With all faults (at most 20) in `errors`: `unknown_layer`, `not_dynamic`,
 * `unknown_property`, `text_too_long`, or the fault of a value. At the first one: `forbidden_key`,
 * `too_many_items` and what else `readJson` refuses.
 */
export function parseJsonOverrides(
  input: unknown,
  slots: OverrideSlots,
  limits: Limits,
): OverrideSet {
  const items = { code: 'too_many_items', maximum: limits.repeaterItems, what: 'items' } as const
  const document = readJson(input ?? {}, limits, { items })
  const faults = createFaultList()
  const overrides = parseOverrideScope(
    document,
    { slots, at: [] },
    {
      limits,
      faults,
      policy: 'enforce',
    },
  )
  faults.throwIfAny()
  return overrides
}
