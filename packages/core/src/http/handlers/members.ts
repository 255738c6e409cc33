import { authorize } from '../../auth/authorize.ts'
import { assertAllowed } from '../../auth/decision.ts'
import { assertRemovable, planRoleChange, type RankedMember } from '../../auth/member-rules.ts'
import { buildNotFound } from '../../auth/not-found.ts'
import { PlatenError } from '../../foundation/errors.ts'
import type { MemberRecord } from '../../ports/member-store.ts'
import { actingUser } from '../acting-user.ts'
import { auditChange } from '../audit-change.ts'
import { emptyResponse } from '../empty-response.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import { type ListQuery, listResponse, readListPage } from '../list-page.ts'
import type { RouteRequest } from '../route.ts'
import { type MemberBody, toMemberJson } from '../schemas/member.ts'

export async function listMembers(
  { query, grant, url }: RouteRequest<ListQuery>,
  { stores, options }: HttpTools,
): Promise<HttpResponse> {
  const page = readListPage(query, { resource: 'member', secret: options.secret })
  const rows = await stores.members.list(grant.orgId, page.request)
  const keyOf = ({ createdAt, userId }: MemberRecord) => ({ createdAt, id: userId })
  return listResponse({ page, rows, keyOf, toJson: toMemberJson, url })
}

/** Changes a role; that of the owner only by handing the organisation over. */
export async function changeRole(
  request: RouteRequest<unknown, MemberBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  assertRolesAreOurs(tools)
  const { grant, body } = request
  const member = await findMember(request, tools)
  const isHandover = body.role === 'owner' && member.role !== 'owner'
  if (isHandover) assertAllowed(authorize(grant, 'ownership:transfer', request.circumstances))
  const roles = planRoleChange(findActor(request), member, body.role)
  if (roles.length === 0) return jsonResponse(toMemberJson(member))
  const { orgId, userId } = member
  const metadata = { userId, before: member.role, after: body.role }
  const event = isHandover ? 'ownership.transferred' : 'member.role_changed'
  const changed = await tools.stores.members.setRoles({ orgId, roles, at: tools.clock() }, [
    auditChange(request, tools, { event, metadata }),
  ])
  const now = changed?.find((found) => found.userId === userId)
  if (now === undefined) throw buildNotFound('member')
  return jsonResponse(toMemberJson(now))
}

/** Removes a member and revokes the keys that they made. */
export async function removeMember(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  assertRolesAreOurs(tools)
  const { orgId, userId, role } = await findMember(request, tools)
  assertRemovable({ userId, role })
  const by = actingUser(request)
  const removed = await tools.stores.members.remove({ orgId, userId, by, at: tools.clock() }, [
    auditChange(request, tools, { event: 'member.removed', metadata: { userId, role } }),
  ])
  if (removed === undefined) throw buildNotFound('member')
  return emptyResponse()
}

async function findMember(
  { grant, params }: RouteRequest,
  { stores }: HttpTools,
): Promise<MemberRecord> {
  const member = await stores.members.find(grant.orgId, params['userId'] ?? '')
  if (member === undefined) throw buildNotFound('member')
  return member
}

function findActor(request: RouteRequest): RankedMember {
  const { grant } = request
  if (grant.kind === 'signed_url' || grant.role === undefined) {
    throw new TypeError('Somebody without a role was let in.')
  }
  return { userId: actingUser(request), role: grant.role }
}

/** Where the host application says who has which role, a change here would have no effect. */
function assertRolesAreOurs({ options }: HttpTools): void {
  if (options.resolveRole === undefined) return
  throw new PlatenError(
    'conflict',
    'The host application decides who is a member in which role; change it there.',
  )
}
