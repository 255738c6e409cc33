import { buildNotFound } from '../../auth/not-found.ts'
import { PlatenError } from '../../foundation/errors.ts'
import type { SigningKeyRecord } from '../../ports/signing-key-store.ts'
import { actingUser } from '../acting-user.ts'
import { auditChange } from '../audit-change.ts'
import { emptyResponse } from '../empty-response.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import { findLinkBase } from '../link-base.ts'
import { type ListQuery, listResponse, readListPage } from '../list-page.ts'
import type { RouteRequest } from '../route.ts'
import { toSigningKeyJson } from '../schemas/signing-key.ts'
import { buildSigningKey } from '../signing/build-signing-key.ts'

export async function listSigningKeys(
  { query, grant, url }: RouteRequest<ListQuery>,
  { stores, options }: HttpTools,
): Promise<HttpResponse> {
  const page = readListPage(query, { resource: 'signingKey', secret: options.secret })
  const rows = await stores.signingKeys.list(grant.orgId, page.request)
  return listResponse({ page, rows, keyOf: (key) => key, toJson: toSigningKeyJson, url })
}

/** Makes a key that signs image URLs. Its secret stays here, encrypted. */
export async function createSigningKey(
  request: RouteRequest,
  tools: HttpTools,
): Promise<HttpResponse> {
  const key = buildSigningKey(tools, {
    orgId: request.grant.orgId,
    createdBy: actingUser(request),
  })
  await tools.stores.signingKeys.insert(key, [
    auditKey(request, tools, { change: 'created', id: key.id }),
  ])
  return jsonResponse(toSigningKeyJson(key), {
    status: 201,
    headers: { location: `${findLinkBase(request)}/signing-keys/${key.id}` },
  })
}

export async function getSigningKey(
  request: RouteRequest,
  tools: HttpTools,
): Promise<HttpResponse> {
  return jsonResponse(toSigningKeyJson(await findKey(request, tools)))
}

/** Ends every URL that was signed with the key. */
export async function revokeSigningKey(
  request: RouteRequest,
  tools: HttpTools,
): Promise<HttpResponse> {
  const key = await findKey(request, tools)
  if (key.revokedAt !== undefined) return jsonResponse(toSigningKeyJson(key))
  const { orgId, id } = key
  const revoked = await tools.stores.signingKeys.revoke({ orgId, id, at: tools.clock() }, [
    auditKey(request, tools, { change: 'revoked', id }),
  ])
  if (revoked === undefined) throw buildNotFound('signing_key')
  return jsonResponse(toSigningKeyJson(revoked))
}

export async function deleteSigningKey(
  request: RouteRequest,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { orgId, id, revokedAt } = await findKey(request, tools)
  if (revokedAt === undefined) {
    throw new PlatenError('conflict', 'Only a revoked key can be deleted; revoke it first.')
  }
  await tools.stores.signingKeys.remove(orgId, id, [
    auditKey(request, tools, { change: 'deleted', id }),
  ])
  return emptyResponse()
}

async function findKey(
  { grant, params }: RouteRequest,
  { stores }: HttpTools,
): Promise<SigningKeyRecord> {
  const key = await stores.signingKeys.find(grant.orgId, params['id'] ?? '')
  if (key === undefined) throw buildNotFound('signing_key')
  return key
}

interface AuditedSigningKey {
  readonly change: 'created' | 'revoked' | 'deleted'
  readonly id: string
}

function auditKey(request: RouteRequest, tools: HttpTools, { change, id }: AuditedSigningKey) {
  return auditChange(request, tools, {
    event: `signing_key.${change}`,
    metadata: { signingKey: { id } },
  })
}
