import type { UserGrant } from '../../auth/grant.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { DEFAULT_ORGANISATION } from '../../ports/organisation.ts'
import type { HttpRequest } from '../http-request.ts'
import type { HttpTools } from '../http-tools.ts'
import { assertSameSite } from './assert-same-site.ts'

/**
 * Asks the host application who is signed in; `undefined` when nobody is.
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
  const user = await request.findUser?.()
  if (user === undefined) return undefined
  assertSameSite(request, tools.options.baseUrl)
  const { userId, orgId = DEFAULT_ORGANISATION, email } = user
  const role = user.role ?? (await tools.stores.members.find(orgId, userId))?.role
  if (role === undefined) {
    throw new PlatenError('role_not_permitted', 'You are no member of this organisation.')
  }
  if (user.role !== undefined) {
    await tools.stores.members.observe({ orgId, userId, role, email, at: tools.clock() })
  }
  return { kind: 'user', orgId, userId, role, email }
}
