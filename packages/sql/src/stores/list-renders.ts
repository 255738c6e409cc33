import type { PageRequest, RenderFilter, RenderRecord } from '@platen/core/ports'
import { isAmong } from '../is-among.ts'
import { mergePages, onPage } from '../list-newest-first.ts'
import { type MainTables, RENDERS } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'

/** The condition by whose index the rows are found; the others are asked of each row. */
interface Leading {
  readonly column: 'template_id' | 'created_by' | 'status'
  readonly value: string
}

interface RenderList {
  readonly orgId: string
  readonly filter: RenderFilter
  readonly page: PageRequest
}

/** A page of history: by the index of the filter that is likely to leave the fewest rows. */
export async function listRenders(
  database: SqlDatabase<MainTables>,
  list: RenderList,
): Promise<readonly RenderRecord[]> {
  const leading = leadingOf(list.filter)
  if (leading === undefined) return findPage(database, list)
  const { column, values } = leading
  return mergePages(values, list.page.limit, (value) => findPage(database, list, { column, value }))
}

function leadingOf({ templateIds, createdBy, statuses }: RenderFilter) {
  if (templateIds !== undefined) return { column: 'template_id', values: templateIds } as const
  if (createdBy !== undefined) return { column: 'created_by', values: [createdBy] } as const
  if (statuses !== undefined) return { column: 'status', values: statuses } as const
  return undefined
}

async function findPage(
  database: SqlDatabase<MainTables>,
  { orgId, filter, page }: RenderList,
  leading?: Leading,
): Promise<readonly RenderRecord[]> {
  const { statuses, sources, formats, createdBy, createdAfter, createdBefore } = filter
  let query = database.read.selectFrom('renders').selectAll().where('org_id', '=', orgId)
  if (leading !== undefined) query = query.where(leading.column, '=', leading.value)
  if (createdBy !== undefined && leading?.column !== 'created_by') {
    query = query.where(isAmong('created_by', [createdBy]))
  }
  if (statuses !== undefined && leading?.column !== 'status') {
    query = query.where(isAmong('status', statuses))
  }
  if (sources !== undefined) query = query.where(isAmong('source', sources))
  if (formats !== undefined) query = query.where(isAmong('format', formats))
  if (createdAfter !== undefined) query = query.where('created_at', '>', createdAfter)
  if (createdBefore !== undefined) query = query.where('created_at', '<', createdBefore)
  const rows = await onPage(query, page).execute()
  return rows.map(RENDERS.fromRow)
}
