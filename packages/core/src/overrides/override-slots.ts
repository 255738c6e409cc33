import type { Layer, LayerKind } from '../model/layer.ts'
import { isDynamic } from '../model/slot-policy.ts'
import { compileSlotRules, type SlotRules } from './slot-rules.ts'

/** One layer that bears a name. */
export interface OverrideSlot {
  readonly kind: LayerKind
  /** Only dynamic layers take overrides; the others are listed so that an error can say so. */
  readonly dynamic: boolean
  /** What of it overrides may set; `undefined`: all of it. */
  readonly rules: SlotRules | undefined
  /** Its values, or those of all that it is in, are kept out of the history and logs. */
  readonly sensitive: boolean
  /** Of a repeater: the slots of each item. */
  readonly items: OverrideSlots | undefined
}

/**
 * What overrides may name: layer name to the layers of that name, in one scope.
 *
 * The pages of a template share one scope for overrides, so that one order serves all of them; a
 * name on several pages has several layers.
 */
export type OverrideSlots = ReadonlyMap<string, readonly OverrideSlot[]>

/** Lists the slots of layers and of all that they hold; items of repeaters are scopes of their own. */
export function buildOverrideSlots(layers: readonly Layer[], isInside = false): OverrideSlots {
  const slots = new Map<string, OverrideSlot[]>()
  const waiting = layers.map((layer) => ({ layer, isInside })).reverse()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { layer } = next
    const sensitive = next.isInside || layer.sensitive === true
    if (layer.name !== undefined) {
      const named = slots.get(layer.name)
      const slot = toSlot(layer, sensitive)
      if (named === undefined) slots.set(layer.name, [slot])
      else named.push(slot)
    }
    const inside = (child: Layer) => ({ layer: child, isInside: sensitive })
    if (layer.kind === 'container') waiting.push(...layer.children.map(inside))
    if (layer.kind === 'repeater' && layer.empty !== undefined) waiting.push(inside(layer.empty))
  }
  return slots
}

function toSlot(layer: Layer, sensitive: boolean): OverrideSlot {
  return {
    kind: layer.kind,
    dynamic: isDynamic(layer),
    rules: compileSlotRules(layer),
    sensitive,
    items: layer.kind === 'repeater' ? buildOverrideSlots([layer.item], sensitive) : undefined,
  }
}

/** The slots of items of all repeaters that share a name, which pages may do. */
export function mergeItemSlots(repeaters: readonly OverrideSlot[]): OverrideSlots {
  const merged = new Map<string, readonly OverrideSlot[]>()
  for (const [name, layers] of repeaters.flatMap(({ items }) => [...(items ?? [])])) {
    merged.set(name, [...(merged.get(name) ?? []), ...layers])
  }
  return merged
}
