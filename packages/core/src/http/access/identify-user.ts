import type { UserGrant } from '../../auth/grant.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { DEFAULT_ORGANISATION, SYSTEM_USER } from '../../ports/organisation.ts'
import type { HostUser, HttpRequest } from '../http-request.ts'
import type { HttpTools } from '../http-tools.ts'
import { ADMIN_USER } from './admin-user.ts'
import { assertSameSite } from './assert-same-site.ts'
import { findSession } from './session-cookie.ts'

/**
 * Asks the host application who is signed in, and looks for a session of the built-in sign-in when it
 * knows nobody; `undefined` when nobody is.
 *
 * Whom it names becomes a member of their organisation in the role that it says, so that the keys
 * they make have a creator whose rights are known when they are away.
 *
 * @throws {PlatenError} `csrf`; `role_not_permitted` for somebody who has no role.
 */
export async function identifyUser(
  request: HttpRequest,
  tools: HttpTools,
): Promise<UserGrant | undefined> {
  const user = (await request.findUser?.()) ?? findAdmin(request, tools)
  if (user === undefined) return undefined
  assertSameSite(request, tools.options.baseUrl)
  const { userId, orgId = DEFAULT_ORGANISATION, email } = user
  if (userId === SYSTEM_USER) return buildOperator(user)
  const role = user.role ?? (await tools.stores.members.find(orgId, userId))?.role
  if (role === undefined) {
    throw new PlatenError('role_not_permitted', 'You are no member of this organisation.')
  }
  if (user.role !== undefined) {
    await tools.stores.members.observe({ orgId, userId, role, email, at: tools.clock() })
  }
  return { kind: 'user', orgId, userId, role, email }
}

function findAdmin({ header }: HttpRequest, tools: HttpTools): HostUser | undefined {
  return findSession(header('cookie'), tools) === undefined ? undefined : ADMIN_USER
}

/**
 * The operator at the command line, whose keys belong to nobody and rank as the owner's. A person of
 * that name would make such keys in any role, so nobody else is let in under it.
 */
function buildOperator({ orgId = DEFAULT_ORGANISATION, role }: HostUser): UserGrant {
  if (role === 'owner') return { kind: 'user', orgId, userId: SYSTEM_USER, role }
  throw new PlatenError(
    'role_not_permitted',
    'The user "system" is the operator, whose role is "owner"; give people other ids.',
  )
}
