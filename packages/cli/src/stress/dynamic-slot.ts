import type { Layer, Template } from '@platen/core'

/** A place of a template that an order may fill. */
export interface DynamicSlot {
  /** Of the layer, within its scope. */
  readonly name: string
  readonly layer: Layer
  /** Page to draw, counted from 1; absent in a template of one page. */
  readonly page: number | undefined
  /** Of a repeater: the places in each item. */
  readonly items: readonly DynamicSlot[]
}

/** Lists the dynamic layers of a template in paint order, a layer of several pages once. */
export function listDynamicSlots({ pages }: Pick<Template, 'pages'>): readonly DynamicSlot[] {
  const slots = new Map<string, DynamicSlot>()
  for (const [index, { layers }] of pages.entries()) {
    const page = pages.length === 1 ? undefined : index + 1
    for (const slot of slotsOf(layers, page)) {
      if (!slots.has(slot.name)) slots.set(slot.name, slot)
    }
  }
  return [...slots.values()]
}

function slotsOf(layers: readonly Layer[], page: number | undefined): readonly DynamicSlot[] {
  return layers.flatMap((layer) => {
    const inside = layer.kind === 'container' ? slotsOf(layer.children, page) : []
    const { name } = layer
    if (name === undefined || !layer.dynamic) return inside
    const items = layer.kind === 'repeater' ? slotsOf([layer.item], page) : []
    return [{ name, layer, page, items }, ...inside]
  })
}
