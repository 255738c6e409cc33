import type { AuditEvent } from '../../ports/audit-event.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { type ListQuery, listResponse, readListPage } from '../list-page.ts'
import type { RouteRequest } from '../route.ts'
import { toAuditLogJson } from '../schemas/audit-log.ts'

interface AuditLogQuery extends ListQuery {
  readonly event: readonly string[] | undefined
  readonly actor: readonly string[] | undefined
  readonly status: AuditEvent['status'] | undefined
  readonly createdAfter: number | undefined
  readonly createdBefore: number | undefined
}

/** Owners and Admins see what everyone did, others what they did themselves. */
export async function listAuditLogs(
  { query, grant, scope, url }: RouteRequest<AuditLogQuery>,
  { stores, options }: HttpTools,
): Promise<HttpResponse> {
  const page = readListPage(query, { resource: 'auditLog', secret: options.secret })
  const { event: events, actor, status, createdAfter, createdBefore } = query
  const actorIds = narrowActors(scope.createdBy, actor)
  const filter = { events, actorIds, status, createdAfter, createdBefore }
  const rows = await stores.audit.list(grant.orgId, filter, page.request)
  return listResponse({ page, rows, keyOf: (row) => row, toJson: toAuditLogJson, url })
}

/** An empty list matches nobody. */
function narrowActors(
  own: string | undefined,
  wanted: readonly string[] | undefined,
): readonly string[] | undefined {
  if (own === undefined) return wanted
  return wanted === undefined || wanted.includes(own) ? [own] : []
}
