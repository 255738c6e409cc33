import { type Column, type ColumnFor, giveValue, type KeptBy, keepValue } from './column.ts'

/** Which column keeps which property of a record. */
type ColumnsOf<Kept> = { readonly [Property in keyof Kept]-?: ColumnFor<Kept[Property]> }

/** A table of records: the one place that knows its columns. */
export interface RecordTable<Kept, Columns extends Readonly<Record<keyof Kept, Column>>> {
  readonly columns: Columns
  /** The names of all columns, to be selected. */
  readonly names: readonly Columns[keyof Kept]['name'][]
  toRow(record: Kept): RowOf<Columns>
  /** As `toRow`, of some properties only. One that is there and undefined becomes NULL. */
  toPartialRow(record: Partial<Kept>): Partial<RowOf<Columns>>
  fromRow(row: RowOf<Columns>): Kept
  /** Of a row whose values stand in the order of `names`. */
  fromValues(values: readonly unknown[]): Kept
}

export type RowOf<Columns extends Readonly<Record<string, Column>>> = {
  [Property in keyof Columns as Columns[Property]['name']]: KeptBy<Columns[Property]>
}

/** Maps records to rows and back. The compiler sees to it that no property is left out. */
export const recordTable =
  <Kept extends object>() =>
  <const Columns extends ColumnsOf<Kept>>(columns: Columns): RecordTable<Kept, Columns> => {
    const entries: readonly (readonly [string, Column])[] = Object.entries(columns)
    const toPartialRow = (record: object) => {
      const values = new Map(Object.entries(record))
      const kept = entries.filter(([property]) => values.has(property))
      return Object.fromEntries(
        kept.map(([property, column]) => [column.name, keepValue(column, values.get(property))]),
      )
    }
    const fromValues = (values: readonly unknown[]) =>
      Object.fromEntries(
        entries.map(([property, column], i) => [property, giveValue(column, values[i])]),
      )
    // The mapping is by name, which the types describe and cannot follow: they hold by `ColumnsOf`.
    return {
      columns,
      names: entries.map(([, { name }]) => name),
      toRow: toPartialRow,
      toPartialRow,
      fromRow: (row: object) => {
        const values = new Map(Object.entries(row))
        return fromValues(entries.map(([, { name }]) => values.get(name)))
      },
      fromValues,
    } as unknown as RecordTable<Kept, Columns>
  }
