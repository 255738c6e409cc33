import { KeysetTable, type RowKey } from './keyset-table.ts'

export interface BoundedLogOptions<Row> {
  readonly maxBytes: number
  readonly sizeOf: (row: Row) => number
  /** Whether a row may be forgotten to make room. */
  readonly mayGo: (row: Row) => boolean
}

/**
 * Rows of organisations within a number of bytes over all of them; the first to have come go first.
 *
 * Rows that must stay are stepped over, and may alone exceed the bound.
 */
export class BoundedLog<Row extends RowKey> {
  readonly #options: BoundedLogOptions<Row>
  readonly #rows = new KeysetTable<Row>((row) => row)
  /** In the order in which they came. */
  readonly #sizes = new Map<
    string,
    { readonly orgId: string; readonly id: string; bytes: number }
  >()
  #bytes = 0

  constructor(options: BoundedLogOptions<Row>) {
    this.#options = options
  }

  get rows(): Pick<KeysetTable<Row>, 'find' | 'list' | 'select'> {
    return this.#rows
  }

  /** Adds a row, or replaces that of the same id. */
  put(row: Row): void {
    const name = nameOf(row)
    const bytes = this.#options.sizeOf(row)
    const known = this.#sizes.get(name)
    this.#bytes += bytes - (known?.bytes ?? 0)
    if (known === undefined) this.#sizes.set(name, { orgId: row.orgId, id: row.id, bytes })
    else known.bytes = bytes
    this.#rows.put(row)
    if (this.#bytes > this.#options.maxBytes) this.#makeRoom()
  }

  remove(orgId: string, id: string): boolean {
    const name = nameOf({ orgId, id })
    this.#bytes -= this.#sizes.get(name)?.bytes ?? 0
    this.#sizes.delete(name)
    return this.#rows.remove(orgId, id) !== undefined
  }

  #makeRoom(): void {
    for (const { orgId, id } of this.#sizes.values()) {
      if (this.#bytes <= this.#options.maxBytes) return
      const row = this.#rows.find(orgId, id)
      if (row !== undefined && this.#options.mayGo(row)) this.remove(orgId, id)
    }
  }
}

/** One text for two, which no other two can make. */
function nameOf({ orgId, id }: { readonly orgId: string; readonly id: string }): string {
  return JSON.stringify([orgId, id])
}
