import type { HostVerdict } from '../../auth/allowed-host.ts'
import { aboutKey, buildAuditEvent } from '../../auth/audit-events.ts'
import { authorize } from '../../auth/authorize.ts'
import { assertAllowed } from '../../auth/decision.ts'
import type { ApiKeyGrant } from '../../auth/grant.ts'
import type { HttpRequest } from '../http-request.ts'
import type { HttpTools } from '../http-tools.ts'
import type { AdmittedCaller, IdentifiedCaller } from './caller.ts'

interface JudgedPage {
  readonly verdict: HostVerdict
}

/**
 * Lets a caller pass or not: type of key, embedding page, address, role, in this order.
 *
 * What the organisation should know of a refusal is written down after it was decided, and delays
 * nobody.
 *
 * @throws {PlatenError} 403
 */
export function admitCaller(
  caller: IdentifiedCaller,
  request: HttpRequest,
  tools: HttpTools,
): AdmittedCaller {
  const { grant, settings, action, inUrl, signature } = caller
  const page = grant.kind === 'api_key' ? findPage(grant, caller, request, tools) : undefined
  const circumstances = { ip: request.ip, page }
  const decision = authorize(grant, action, circumstances)
  if (grant.kind === 'api_key') {
    if (inUrl && grant.key.type !== 'get') noteExposedKey(grant, tools)
    if (!decision.allowed) noteRefusedHost(grant, page, tools)
    else tools.keyUses.note(grant.key.id)
  }
  const scope = assertAllowed(decision)
  return { grant, settings, action, inUrl, signature, scope, circumstances }
}

function findPage(
  { key }: ApiKeyGrant,
  { settings }: IdentifiedCaller,
  { header }: HttpRequest,
  { organisations }: HttpTools,
): JudgedPage | undefined {
  if (key.type !== 'get') return undefined
  const headers = { origin: header('origin'), referer: header('referer') }
  return { verdict: organisations.judgePage(settings, key, headers) }
}

/** Shown in the settings, with a button that allows the host. */
function noteRefusedHost(
  { orgId }: ApiKeyGrant,
  page: JudgedPage | undefined,
  { background, stores, clock }: HttpTools,
): void {
  const host = page?.verdict.refusedHost
  if (host === undefined) return
  background.run('note a refused host', () =>
    stores.settings.noteRefusedHost(orgId, { host, at: clock() }),
  )
}

/** A secret key in a URL is in histories and logs by now; its organisation must hear of it. */
function noteExposedKey({ orgId, key }: ApiKeyGrant, tools: HttpTools): void {
  if (!tools.exposures.isNew(key.id)) return
  const event = buildAuditEvent({
    id: tools.createId('aud'),
    orgId,
    nowMs: tools.clock(),
    actor: { type: 'api_key', id: key.id },
    status: 'failure',
    event: 'api_key.exposed_in_url',
    metadata: aboutKey(key),
  })
  tools.background.run('note an exposed key', () => tools.stores.audit.append([event]))
}
