import { buildNotFound } from '../../auth/not-found.ts'
import type { Action } from '../../auth/permissions.ts'
import type { TemplateRecord } from '../../ports/template-record.ts'
import { assertReach } from '../assert-reach.ts'
import type { HttpTools } from '../http-tools.ts'
import type { RouteRequest } from '../route.ts'

/**
 * The template that a path names by id or slug, if the caller may do this to it.
 *
 * @throws {PlatenError} `not_found`, or the refusal.
 */
export async function reachTemplate(
  request: RouteRequest,
  tools: Pick<HttpTools, 'stores'>,
  action: Extract<Action, `template:${string}`>,
): Promise<TemplateRecord> {
  const name = request.params['idOrSlug'] ?? ''
  const template = await tools.stores.templates.find(request.grant.orgId, name)
  if (template === undefined) throw buildNotFound('template')
  const { id, createdBy } = template
  assertReach(request, action, { kind: 'template', templateId: id, createdBy })
  return template
}
