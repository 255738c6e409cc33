/** What waits in the name of an organisation. */
interface Waiting {
  readonly id: string
  readonly orgId: string
}

/**
 * Hands out what waits, one organisation after the other, and within one in the order of arrival.
 *
 * Each step takes constant time: a `Map` remembers the order in which its keys came.
 */
export class TurnTaking<Item extends Waiting> {
  /** Those whose turn is next stand first. */
  readonly #organisations = new Map<string, Map<string, Item>>()

  add(item: Item): void {
    const items = this.#organisations.get(item.orgId) ?? new Map<string, Item>()
    this.#organisations.set(item.orgId, items.set(item.id, item))
  }

  next(): Item | undefined {
    for (const [orgId, items] of this.#organisations) {
      this.#organisations.delete(orgId)
      for (const [id, item] of items) {
        items.delete(id)
        if (items.size > 0) this.#organisations.set(orgId, items)
        return item
      }
    }
    return undefined
  }

  remove({ id, orgId }: Waiting): void {
    const items = this.#organisations.get(orgId)
    items?.delete(id)
    if (items?.size === 0) this.#organisations.delete(orgId)
  }
}
