import { buildNotFound } from '../../auth/not-found.ts'
import type { Action } from '../../auth/permissions.ts'
import type { AssetRecord } from '../../ports/asset-record.ts'
import { actingUser } from '../acting-user.ts'
import { assertReach } from '../assert-reach.ts'
import { checkUpload } from '../assets/check-upload.ts'
import { readUpload } from '../assets/read-upload.ts'
import { auditChange } from '../audit-change.ts'
import { contentDisposition } from '../content-disposition.ts'
import { emptyResponse } from '../empty-response.ts'
import { isUnchanged } from '../etag.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import { findLinkBase } from '../link-base.ts'
import { type ListQuery, listResponse, readListPage } from '../list-page.ts'
import { narrowCreator } from '../narrow-creator.ts'
import type { RouteRequest } from '../route.ts'
import { toAssetJson } from '../schemas/asset.ts'

interface AssetListQuery extends ListQuery {
  readonly createdBy: string | undefined
  readonly mediaType: readonly string[] | undefined
}

interface UploadQuery {
  readonly fileName: string | undefined
}

/** Characters of a file name that are kept; it is shown and never a path. */
const MAX_NAME_LENGTH = 200

export async function listAssets(
  { query, grant, scope, url }: RouteRequest<AssetListQuery>,
  { stores, options }: HttpTools,
): Promise<HttpResponse> {
  const page = readListPage(query, { resource: 'asset', secret: options.secret })
  const creator = narrowCreator(scope, query.createdBy)
  const filter = creator && { ...creator, mediaTypes: query.mediaType }
  const rows = filter ? await stores.assets.list(grant.orgId, filter, page.request) : []
  return listResponse({ page, rows, keyOf: (asset) => asset, toJson: toAssetJson, url })
}

/** Keeps an image. Its content never changes under its id. */
export async function uploadAsset(
  request: RouteRequest<UploadQuery>,
  tools: HttpTools,
): Promise<HttpResponse> {
  // Never a name of the caller's choice: one that is given again would show an old cached image.
  const id = tools.createId('ast')
  const upload = await readUpload(request, tools.limits.sourceBytes)
  const { bytes, about } = checkUpload(upload.bytes, tools.limits)
  const { orgId } = request.grant
  const asset = await tools.stores.assets.insert(
    {
      ...about,
      id,
      orgId,
      fileName: (request.query.fileName ?? upload.fileName)?.slice(0, MAX_NAME_LENGTH),
      createdBy: actingUser(request),
      createdAt: tools.clock(),
    },
    bytes,
    [auditChange(request, tools, { event: 'asset.created', metadata: { id, ...about } })],
  )
  return jsonResponse(toAssetJson(asset), {
    status: 201,
    headers: { location: `${findLinkBase(request)}/assets/${id}` },
  })
}

export async function getAsset(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  return jsonResponse(toAssetJson(await reachAsset(request, tools, 'asset:read')))
}

/** The file itself: for whoever may read it, and for no other page to show. */
export async function getAssetContent(
  request: RouteRequest,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { orgId, id, digest, mediaType, fileName } = await reachAsset(request, tools, 'asset:read')
  const etag = `"${digest}"`
  const headers = { etag, 'cache-control': 'private, no-cache' }
  if (isUnchanged(request.header('if-none-match'), etag)) {
    return { status: 304, headers, body: undefined }
  }
  const content = await tools.stores.assets.readContent(orgId, id, request.signal)
  if (content === undefined) throw buildNotFound('asset')
  return {
    status: 200,
    headers: {
      ...headers,
      'content-type': mediaType,
      'content-disposition': contentDisposition(fileName ?? id),
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
    body: content.bytes,
  }
}

export async function deleteAsset(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  const { orgId, id } = await reachAsset(request, tools, 'asset:delete')
  await tools.stores.assets.remove(orgId, id, [
    auditChange(request, tools, { event: 'asset.deleted', metadata: { id } }),
  ])
  return emptyResponse()
}

async function reachAsset(
  request: RouteRequest,
  { stores }: HttpTools,
  action: Extract<Action, `asset:${string}`>,
): Promise<AssetRecord> {
  const id = request.params['id'] ?? ''
  const asset = await stores.assets.find(request.grant.orgId, id, request.signal)
  if (asset === undefined) throw buildNotFound('asset')
  assertReach(request, action, { kind: 'asset', createdBy: asset.createdBy })
  return asset
}
