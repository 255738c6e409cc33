import { type ApiKey, createApiKey } from '../../auth/api-key.ts'
import { type AuditEventName, aboutChange, aboutKey } from '../../auth/audit-events.ts'
import { changeKey } from '../../auth/change-key.ts'
import type { Grant } from '../../auth/grant.ts'
import { hashKey } from '../../auth/hash-key.ts'
import { type KeyOptions, parseKeyOptions } from '../../auth/key-options.ts'
import {
  assertMintable,
  assertNotWider,
  buildKeyRecord,
  type KeyBounds,
} from '../../auth/mint-key.ts'
import { buildNotFound } from '../../auth/not-found.ts'
import type { ApiKeyRecord, KeyType } from '../../ports/api-key-record.ts'
import type { JsonObject } from '../../ports/json.ts'
import type { KeyStatus } from '../../ports/key-status.ts'
import type { KeyPatch } from '../../ports/key-store.ts'
import { actingUser } from '../acting-user.ts'
import { auditChange } from '../audit-change.ts'
import { assertIfMatch, revisionTag } from '../etag.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import { reachKey } from '../keys/reach-key.ts'
import { readKeyChange, readKeyOptions } from '../keys/read-key-options.ts'
import { findLinkBase } from '../link-base.ts'
import { type ListQuery, listResponse, readListPage } from '../list-page.ts'
import { narrowCreator } from '../narrow-creator.ts'
import type { RouteRequest } from '../route.ts'
import { type ApiKeyChangeBody, type NewApiKeyBody, toApiKeyJson } from '../schemas/api-key.ts'

interface ApiKeyListQuery extends ListQuery {
  readonly type: readonly KeyType[] | undefined
  readonly status: readonly KeyStatus[] | undefined
  readonly createdBy: string | undefined
}

export async function listApiKeys(
  request: RouteRequest<ApiKeyListQuery>,
  { stores, options, clock }: HttpTools,
): Promise<HttpResponse> {
  const { query, grant, scope, url } = request
  const page = readListPage(query, { resource: 'apiKey', secret: options.secret })
  const now = clock()
  const creator = narrowCreator(scope, query.createdBy)
  const status = query.status && { anyOf: query.status, at: now }
  const filter = creator && { ...creator, types: query.type, status }
  const rows = filter ? await stores.keys.list(grant.orgId, filter, page.request) : []
  const toJson = (key: ApiKeyRecord) => toApiKeyJson(key, now)
  return listResponse({ page, rows, keyOf: (key) => key, toJson, url })
}

/** The one moment at which a key is seen in full: only its digest is kept. */
export async function createKey(
  request: RouteRequest<unknown, NewApiKeyBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { body, grant } = request
  const { stores, options } = tools
  assertMintable(grant, body.type)
  const nowMs = tools.clock()
  const lookup = { orgId: grant.orgId, templates: stores.templates }
  const given = await readKeyOptions(body, lookup)
  const keyOptions = await parseKeyOptions(body.type, given, nowMs)
  assertWithinCaller(grant, { ...keyOptions, type: body.type })
  const secret = createApiKey(body.type)
  const key = buildKeyRecord({
    id: tools.createId('key'),
    orgId: grant.orgId,
    type: body.type,
    options: keyOptions,
    createdBy: actingUser(request),
    secret,
    hash: hashKey(secret.key, options.pepper),
    nowMs,
  })
  await stores.keys.insert(key, [auditKey(request, tools, { event: 'api_key.created', key })])
  return keyRevealed(request, { key, secret, nowMs })
}

export async function getKey(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  return keyResponse(await reachKey(request, tools, 'api_key:read'), tools)
}

export async function updateKey(
  request: RouteRequest<unknown, ApiKeyChangeBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { grant, body, header } = request
  const key = await reachKey(request, tools, 'api_key:update')
  assertMintable(grant, key.type)
  assertIfMatch(header('if-match'), revisionTag(key.updatedAt))
  const nowMs = tools.clock()
  const lookup = { orgId: grant.orgId, templates: tools.stores.templates }
  const patch = await changeKey(key, await readKeyChange(body, lookup), nowMs)
  assertWithinCaller(grant, key)
  assertWithinCaller(grant, { ...key, ...patch })
  const metadata = aboutChange(toAudited(key), toAudited({ ...key, ...patch }))
  const updated = await tools.stores.keys.update({ ...keyChange(key, patch), at: nowMs }, [
    auditKey(request, tools, { event: 'api_key.updated', key, more: metadata }),
  ])
  return keyResponse(updated, tools)
}

/** Keys that a caller manages stay within what the caller's own key may do. */
export function assertWithinCaller(grant: Grant, key: KeyBounds): void {
  if (grant.kind === 'api_key') assertNotWider(grant.key, key)
}

export function keyChange(key: ApiKeyRecord, patch: KeyPatch) {
  const { orgId, id, updatedAt } = key
  return { orgId, id, expectedUpdatedAt: updatedAt, patch }
}

interface AuditedKey {
  readonly event: AuditEventName
  readonly key: ApiKeyRecord
  readonly more?: JsonObject
}

export function auditKey(
  request: RouteRequest,
  tools: HttpTools,
  { event, key, more }: AuditedKey,
) {
  return auditChange(request, tools, { event, metadata: aboutKey(key, more) })
}

/** @param key What the store gave: undefined if the key went while the request was on its way. */
export function keyResponse(key: ApiKeyRecord | undefined, { clock }: HttpTools): HttpResponse {
  if (key === undefined) throw buildNotFound('api_key')
  return jsonResponse(toApiKeyJson(key, clock()), {
    headers: { etag: revisionTag(key.updatedAt) },
  })
}

export interface RevealedKey {
  readonly key: ApiKeyRecord
  readonly secret: ApiKey
  /** Epoch ms. */
  readonly nowMs: number
}

/** The one answer that holds a key. */
export function keyRevealed(
  request: RouteRequest,
  { key, secret, nowMs }: RevealedKey,
): HttpResponse {
  return jsonResponse(
    { apiKey: toApiKeyJson(key, nowMs), key: secret.key },
    {
      status: 201,
      headers: {
        location: `${findLinkBase(request)}/api-keys/${key.id}`,
        'cache-control': 'no-store',
      },
    },
  )
}

function toAudited(options: KeyOptions): JsonObject {
  const { name, templateIds, allowedHosts, ipAllow, rateLimit, expiresAt } = options
  return {
    name,
    templateIds: templateIds ?? null,
    allowedHosts: allowedHosts ?? null,
    ipAllow: ipAllow ?? null,
    rateLimit: rateLimit === undefined ? null : { ...rateLimit },
    expiresAt: expiresAt ?? null,
  }
}
