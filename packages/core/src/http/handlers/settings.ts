import { aboutChange } from '../../auth/audit-events.ts'
import type { SettingsPatch } from '../../ports/settings-store.ts'
import { auditChange } from '../audit-change.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import type { RouteRequest } from '../route.ts'
import { type SettingsBody, toSettingsJson } from '../schemas/settings.ts'

export async function getSettings(
  { settings }: RouteRequest,
  { options }: HttpTools,
): Promise<HttpResponse> {
  return jsonResponse(toSettingsJson(settings, options))
}

/** The plan of rate limits is the operator's: whoever is limited by it does not choose it. */
export async function updateSettings(
  request: RouteRequest<unknown, SettingsBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { body, settings, grant } = request
  const { keysMayManageKeys = settings.keysMayManageKeys, cacheMode = settings.cacheMode } = body
  const patch = { keysMayManageKeys, cacheMode } satisfies SettingsPatch
  const before = {
    keysMayManageKeys: settings.keysMayManageKeys,
    cacheMode: settings.cacheMode,
  }
  const updated = await tools.stores.settings.update(
    { orgId: grant.orgId, patch, at: tools.clock() },
    [
      auditChange(request, tools, {
        event: 'settings.updated',
        metadata: aboutChange(before, patch),
      }),
    ],
  )
  return jsonResponse(toSettingsJson(updated, tools.options))
}
