import type { LineOrder } from '../render-line.ts'
import type { RenderOrder } from '../render-order.ts'

/** All of an order that can be sent to another thread; template and group go their own ways. */
export type PortableOrder = Omit<RenderOrder, 'template' | 'signal'>

export function toPortableOrder({ template, signal, group, ...order }: LineOrder): PortableOrder {
  return order
}

export function fromPortableOrder(
  order: PortableOrder,
  own: Pick<LineOrder, 'template' | 'signal' | 'group'>,
): LineOrder {
  return { ...order, ...own }
}
