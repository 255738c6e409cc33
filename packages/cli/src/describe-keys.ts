/** What a list says of a key; never the key itself, which nobody knows any more. */
export interface ListedKey {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly start: string
  readonly status: string
  readonly createdBy: string
  readonly createdAt: string
  readonly lastUsedAt?: string
}

const COLUMNS = ['ID', 'TYPE', 'STATUS', 'START', 'BY', 'CREATED', 'LAST USED', 'NAME'] as const

/** A table for people, newest first. */
export function describeKeys(keys: readonly ListedKey[]): string {
  if (keys.length === 0) return 'There are no keys; make one with "platen keys create".'
  const rows = [COLUMNS, ...keys.map(toRow)]
  const widths = COLUMNS.map((_name, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const toLine = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return rows.map((row) => toLine(row).trimEnd()).join('\n')
}

function toRow(key: ListedKey): readonly string[] {
  const { id, type, status, start, createdBy, createdAt, lastUsedAt, name } = key
  return [id, type, status, `${start}…`, createdBy, toDay(createdAt), toDay(lastUsedAt), name]
}

function toDay(time: string | undefined): string {
  return time === undefined ? 'never' : time.slice(0, 10)
}
