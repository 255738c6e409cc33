import type { PageKey, PageRequest } from '../ports/page-request.ts'

/** Where a row stands: in which organisation, and where in its list. */
export interface RowKey extends PageKey {
  readonly orgId: string
}

/** The rows of one organisation, by id and in order. */
interface Shelf<Row> {
  readonly byId: Map<string, Row>
  /** Oldest first, so that new rows are appended. */
  readonly order: PageKey[]
}

/**
 * Rows of organisations, each found by its id within its organisation and listed newest first.
 *
 * Finding takes constant time; a page takes time in proportion to the rows that it passes over, and
 * finding its start the logarithm of all.
 */
export class KeysetTable<Row extends object> {
  readonly #keyOf: (row: Row) => RowKey
  readonly #shelves = new Map<string, Shelf<Row>>()

  /** @param keyOf Must give the same key for a row and for what replaces it. */
  constructor(keyOf: (row: Row) => RowKey) {
    this.#keyOf = keyOf
  }

  find(orgId: string, id: string): Row | undefined {
    return this.#shelves.get(orgId)?.byId.get(id)
  }

  /** Adds a row, or replaces that of the same id. */
  put(row: Row): void {
    const { orgId, id, createdAt } = this.#keyOf(row)
    const shelf = this.#shelves.get(orgId) ?? { byId: new Map<string, Row>(), order: [] }
    this.#shelves.set(orgId, shelf)
    if (!shelf.byId.has(id)) {
      const key = { createdAt, id }
      shelf.order.splice(countUpTo(shelf.order, key), 0, key)
    }
    shelf.byId.set(id, row)
  }

  /** Gives the row that was removed. */
  remove(orgId: string, id: string): Row | undefined {
    const shelf = this.#shelves.get(orgId)
    const row = shelf?.byId.get(id)
    if (shelf === undefined || row === undefined) return undefined
    shelf.byId.delete(id)
    shelf.order.splice(countUpTo(shelf.order, this.#keyOf(row)) - 1, 1)
    if (shelf.order.length === 0) this.#shelves.delete(orgId)
    return row
  }

  /** Newest first. */
  list(orgId: string, page: PageRequest, matches: (row: Row) => boolean): readonly Row[] {
    const shelf = this.#shelves.get(orgId)
    const rows: Row[] = []
    if (shelf === undefined) return rows
    for (let i = startOf(shelf.order, page) - 1; i >= 0 && rows.length < page.limit; i -= 1) {
      const row = shelf.byId.get(shelf.order[i]?.id ?? '')
      if (row !== undefined && matches(row)) rows.push(row)
    }
    return rows
  }

  /** All rows of an organisation for which `matches` says yes, newest first. */
  select(orgId: string, matches: (row: Row) => boolean): readonly Row[] {
    return this.list(orgId, { limit: Number.POSITIVE_INFINITY }, matches)
  }
}

/** How many keys come before the first one of a page, counted from the oldest. */
function startOf(order: readonly PageKey[], { after }: PageRequest): number {
  if (after === undefined) return order.length
  const upTo = countUpTo(order, after)
  const last = order[upTo - 1]
  return last !== undefined && compare(last, after) === 0 ? upTo - 1 : upTo
}

/** How many keys are older than this one or the same. */
function countUpTo(order: readonly PageKey[], key: PageKey): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const at = order[middle]
    if (at !== undefined && compare(at, key) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** By `createdAt`, then by the code units of the id, as databases compare in binary. */
function compare(a: PageKey, b: PageKey): number {
  if (a.createdAt !== b.createdAt) return a.createdAt - b.createdAt
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}
