import { buildNotFound } from '../../auth/not-found.ts'
import type { Action } from '../../auth/permissions.ts'
import type { ApiKeyRecord } from '../../ports/api-key-record.ts'
import { assertReach } from '../assert-reach.ts'
import type { HttpTools } from '../http-tools.ts'
import type { RouteRequest } from '../route.ts'

/**
 * The key that a path names, if the caller may do this to it.
 *
 * @throws {PlatenError} `not_found`, or the refusal.
 */
export async function reachKey(
  request: RouteRequest,
  tools: Pick<HttpTools, 'stores'>,
  action: Extract<Action, `api_key:${string}`>,
): Promise<ApiKeyRecord> {
  const key = await tools.stores.keys.find(request.grant.orgId, request.params['id'] ?? '')
  if (key === undefined) throw buildNotFound('api_key')
  assertReach(request, action, { kind: 'api_key', createdBy: key.createdBy })
  return key
}
