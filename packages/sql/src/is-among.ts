import { type Expression, sql } from 'kysely'

/**
 * Whether a column of text has one of these values; an empty list is met by none.
 *
 * Appending nothing keeps the planner from finding the rows by an index of this column: it would
 * have to sort all of them, where the index of the list stops at the end of the page.
 */
export function isAmong(column: string, values: readonly string[]): Expression<boolean> {
  if (values.length === 0) return sql<boolean>`1 = 0`
  return sql<boolean>`${sql.ref(column)} || '' IN (${sql.join(values)})`
}
