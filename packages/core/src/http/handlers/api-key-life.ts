import { createApiKey } from '../../auth/api-key.ts'
import { aboutRotation } from '../../auth/audit-events.ts'
import { hashKey } from '../../auth/hash-key.ts'
import { assertDeletable, revokeKey, rotateKey } from '../../auth/key-life.ts'
import { assertMintable } from '../../auth/mint-key.ts'
import { buildNotFound } from '../../auth/not-found.ts'
import { isPlatenError } from '../../foundation/errors.ts'
import type { ApiKeyRecord } from '../../ports/api-key-record.ts'
import { actingUser } from '../acting-user.ts'
import { auditChange } from '../audit-change.ts'
import { emptyResponse } from '../empty-response.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { reachKey } from '../keys/reach-key.ts'
import type { RouteRequest } from '../route.ts'
import type { RotationBody } from '../schemas/api-key.ts'
import { assertWithinCaller, auditKey, keyChange, keyResponse, keyRevealed } from './api-keys.ts'

/** Somebody else may change the key between reading and revoking it, though hardly this often. */
const MAX_TRIES = 5

/** Ends a key at once, on every instance. Revoking it again changes nothing and is no fault. */
export async function revokeApiKey(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  for (let tries = 1; ; tries++) {
    const key = await reachKey(request, tools, 'api_key:revoke')
    try {
      return keyResponse(await revoke(request, tools, key), tools)
    } catch (error) {
      // Whatever else was changed: a key that is to end must end.
      if (!isPlatenError(error) || error.code !== 'conflict' || tries === MAX_TRIES) throw error
    }
  }
}

async function revoke(
  request: RouteRequest,
  tools: HttpTools,
  key: ApiKeyRecord,
): Promise<ApiKeyRecord | undefined> {
  const nowMs = tools.clock()
  const patch = revokeKey(key, { by: actingUser(request), reason: 'manual', nowMs })
  if (patch === undefined) return key
  return tools.stores.keys.update({ ...keyChange(key, patch), at: nowMs }, [
    auditKey(request, tools, { event: 'api_key.revoked', key, more: { reason: 'manual' } }),
  ])
}

/** Another secret with the same rights; the old one may stay valid for a while. */
export async function rotateApiKey(
  request: RouteRequest<unknown, RotationBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { body, grant } = request
  const key = await reachKey(request, tools, 'api_key:rotate')
  assertMintable(grant, key.type)
  assertWithinCaller(grant, key)
  const nowMs = tools.clock()
  const { graceSeconds = 0 } = body
  const secret = createApiKey(key.type)
  const { patch, replacement } = rotateKey(key, {
    by: actingUser(request),
    graceSeconds,
    nowMs,
    id: tools.createId('key'),
    secret,
    hash: hashKey(secret.key, tools.options.pepper),
  })
  const metadata = aboutRotation(key, replacement, graceSeconds)
  const rotated = await tools.stores.keys.rotate(
    { ...keyChange(key, patch), replacement, at: nowMs },
    [auditChange(request, tools, { event: 'api_key.rotated', metadata })],
  )
  if (rotated === undefined) throw buildNotFound('api_key')
  return keyRevealed(request, { key: replacement, secret, nowMs })
}

/** Removes a revoked key and its record for good; the audit log keeps its name and start. */
export async function deleteApiKey(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  const key = await reachKey(request, tools, 'api_key:delete')
  assertDeletable(key, tools.clock())
  await tools.stores.keys.remove(key.orgId, key.id, [
    auditKey(request, tools, { event: 'api_key.deleted', key }),
  ])
  return emptyResponse()
}
