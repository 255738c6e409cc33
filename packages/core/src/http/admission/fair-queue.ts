/** What waits, in whose name, and how much of a turn it takes. */
export interface Waiting {
  readonly orgId: string
  /** Over 0; compared with that of others only. */
  readonly cost: number
}

/** What waits in the name of one organisation. */
interface Line<Item> {
  /** Cost that it was given since the queue was last empty, or that others were given before it came. */
  served: number
  readonly items: Set<Item>
}

/**
 * Gives turns to the organisation that was served least, and within one in the order of arrival.
 *
 * Who comes later is owed nothing for the time before, and who has taken much stays behind until the
 * others have caught up or nobody waits any more. Each step looks at every organisation that waits.
 */
export class FairQueue<Item extends Waiting> {
  readonly #lines = new Map<string, Line<Item>>()
  #size = 0
  /** What the organisation whose turn was last had been served before. */
  #level = 0

  get size(): number {
    return this.#size
  }

  add(item: Item): void {
    const line = this.#lines.get(item.orgId) ?? { served: 0, items: new Set() }
    if (line.items.size === 0) line.served = Math.max(line.served, this.#level)
    this.#lines.set(item.orgId, line)
    line.items.add(item)
    this.#size += 1
  }

  /** What is next, if anything waits; it stays. */
  peek(): Item | undefined {
    let next: Line<Item> | undefined
    for (const line of this.#lines.values()) {
      if (line.items.size === 0) continue
      if (next === undefined || line.served < next.served) next = line
    }
    return first(next?.items)
  }

  /** Takes out what has its turn now. */
  take(item: Item): void {
    const line = this.#lines.get(item.orgId)
    if (line === undefined) return
    this.#level = line.served
    line.served += item.cost
    this.remove(item)
  }

  /** Takes out what will not have its turn. */
  remove(item: Item): void {
    if (this.#lines.get(item.orgId)?.items.delete(item) !== true) return
    this.#size -= 1
    if (this.#size > 0) return
    this.#lines.clear()
    this.#level = 0
  }

  /**
   * The newest of whoever has most waiting, if that is more than this organisation would have with one
   * more: what should go so that it may come.
   */
  findExcess(orgId: string): Item | undefined {
    let longest: Line<Item> | undefined
    for (const line of this.#lines.values()) {
      if (line.items.size > (longest?.items.size ?? 0)) longest = line
    }
    const own = this.#lines.get(orgId)?.items.size ?? 0
    if (longest === undefined || longest.items.size <= own + 1) return undefined
    return [...longest.items].at(-1)
  }
}

function first<Item>(items: ReadonlySet<Item> | undefined): Item | undefined {
  for (const item of items ?? []) return item
  return undefined
}
