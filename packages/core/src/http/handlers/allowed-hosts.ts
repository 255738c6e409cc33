import { compileHostPolicy } from '../../auth/allowed-host.ts'
import { aboutChange } from '../../auth/audit-events.ts'
import { explainHost } from '../../auth/explain-host.ts'
import { buildNotFound } from '../../auth/not-found.ts'
import { parseAllowedHosts } from '../../auth/parse-allowed-hosts.ts'
import { assertReach } from '../assert-reach.ts'
import { auditChange } from '../audit-change.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import type { RouteRequest } from '../route.ts'
import {
  type AllowedHostsBody,
  type HostTestBody,
  toAllowedHostsJson,
} from '../schemas/settings.ts'

export async function getAllowedHosts(
  { settings, grant }: RouteRequest,
  { stores }: HttpTools,
): Promise<HttpResponse> {
  const parsed = await parseAllowedHosts(settings.allowedHosts)
  return jsonResponse(
    toAllowedHostsJson(parsed, await stores.settings.listRefusedHosts(grant.orgId)),
  )
}

/** Replaces the list; it binds from the next request on, on every instance. */
export async function replaceAllowedHosts(
  request: RouteRequest<unknown, AllowedHostsBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { body, settings, grant } = request
  const parsed = await parseAllowedHosts(body.hosts, '/hosts')
  const allowedHosts = parsed.hosts.map(({ host }) => host)
  const before = { allowedHosts: settings.allowedHosts }
  await tools.stores.settings.update(
    { orgId: grant.orgId, patch: { allowedHosts }, at: tools.clock() },
    [
      auditChange(request, tools, {
        event: 'allowed_hosts.updated',
        metadata: aboutChange(before, { allowedHosts }),
      }),
    ],
  )
  const refused = await tools.stores.settings.listRefusedHosts(grant.orgId)
  return jsonResponse(toAllowedHostsJson(parsed, refused))
}

/** Explains what would become of a request with these headers, by the rules that bind it. */
export async function testAllowedHosts(
  request: RouteRequest<unknown, HostTestBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { body, settings } = request
  const ofKey =
    body.keyId === undefined ? undefined : await findKeyHosts(request, tools, body.keyId)
  const policy = compileHostPolicy(settings.allowedHosts, ofKey)
  return jsonResponse(explainHost(policy, { origin: body.origin, referer: body.referer }))
}

async function findKeyHosts(
  request: RouteRequest,
  { stores }: HttpTools,
  id: string,
): Promise<readonly string[] | undefined> {
  const key = await stores.keys.find(request.grant.orgId, id)
  if (key === undefined) throw buildNotFound('api_key')
  assertReach(request, 'api_key:read', { kind: 'api_key', createdBy: key.createdBy })
  return key.allowedHosts
}
