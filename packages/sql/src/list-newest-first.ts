import type { PageKey, PageRequest } from '@platen/core/ports'
import { type SelectQueryBuilder, sql } from 'kysely'

/**
 * Bounds a query to a page of its list, found by an index that ends with `created_at` and the id.
 *
 * @param idColumn The second column of the order.
 */
export function onPage<Database, Table extends keyof Database, Row>(
  query: SelectQueryBuilder<Database, Table, Row>,
  page: PageRequest,
  idColumn = 'id',
): SelectQueryBuilder<Database, Table, Row> {
  const createdAt = sql.ref('created_at')
  const id = sql.ref(idColumn)
  const ordered = query.orderBy(createdAt, 'desc').orderBy(id, 'desc').limit(page.limit)
  const { after } = page
  if (after === undefined) return ordered
  return ordered.where(sql<boolean>`(${createdAt}, ${id}) < (${after.createdAt}, ${after.id})`)
}

/**
 * One list of several, of which each is a page of its own: what a filter with several values finds,
 * without sorting more than what is shown.
 */
export async function mergePages<Value, Found extends PageKey>(
  values: readonly Value[],
  limit: number,
  findPage: (value: Value) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const pages = await Promise.all([...new Set(values)].map(findPage))
  return pages.flat().sort(compareNewestFirst).slice(0, limit)
}

function compareNewestFirst(a: PageKey, b: PageKey): number {
  if (a.createdAt !== b.createdAt) return b.createdAt - a.createdAt
  if (a.id === b.id) return 0
  return a.id > b.id ? -1 : 1
}
