import { authorize } from '../../auth/authorize.ts'
import type { Grant } from '../../auth/grant.ts'
import { ACTIONS, type Action } from '../../auth/permissions.ts'
import type { HttpResponse } from '../http-response.ts'
import { jsonResponse } from '../json-response.ts'
import { formatTime } from '../parse-time.ts'
import type { RouteRequest } from '../route.ts'
import type { Whoami } from '../schemas/whoami.ts'

/** GET /whoami: who the caller is and all that they may do, decided by the rules that bind them. */
export async function getWhoami({ grant, ip }: RouteRequest): Promise<HttpResponse> {
  const actions = (Object.keys(ACTIONS) as Action[]).filter(
    (action) => authorize(grant, action, { ip }).allowed,
  )
  return jsonResponse(describeCaller(grant, actions))
}

function describeCaller(grant: Grant, actions: Action[]): Whoami {
  switch (grant.kind) {
    case 'api_key': {
      const { id, name, start, type, templateIds, expiresAt } = grant.key
      return {
        type: 'api_key',
        orgId: grant.orgId,
        role: grant.role,
        actions,
        apiKey: {
          id,
          name,
          start,
          type,
          ...(templateIds === undefined ? {} : { templateIds: [...templateIds] }),
          ...(expiresAt === undefined ? {} : { expiresAt: formatTime(expiresAt) }),
        },
      }
    }
    case 'user':
      return {
        type: 'user',
        orgId: grant.orgId,
        role: grant.role,
        actions,
        userId: grant.userId,
        email: grant.email,
      }
    case 'signed_url':
      throw new TypeError('A signed URL asks for an image only.')
  }
}
