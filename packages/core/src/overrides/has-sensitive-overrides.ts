import type { OverrideSet } from './override-set.ts'
import { mergeItemSlots, type OverrideSlots } from './override-slots.ts'

/** Whether overrides say something of a layer that is sensitive, in items of repeaters too. */
export function hasSensitiveOverrides(overrides: OverrideSet, slots: OverrideSlots): boolean {
  for (const [name, { items = [] }] of overrides) {
    const named = slots.get(name) ?? []
    if (named.some(({ sensitive }) => sensitive)) return true
    const inside = mergeItemSlots(named)
    if (items.some((item) => hasSensitiveOverrides(item, inside))) return true
  }
  return false
}
