import type { KeyOptionsChange } from '../../auth/change-key.ts'
import type { KeyOptions } from '../../auth/key-options.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import type { TemplateStore } from '../../ports/template-store.ts'
import type { ApiKeyChangeBody, NewApiKeyBody } from '../schemas/api-key.ts'
import { readInstant } from '../schemas/leaf.ts'

/** Whose templates a body names, and where they are found. */
interface TemplateLookup {
  readonly orgId: string
  readonly templates: TemplateStore
}

/** The options in a body, before `auth` has checked what they allow. */
export async function readKeyOptions(
  body: NewApiKeyBody,
  lookup: TemplateLookup,
): Promise<KeyOptions> {
  const { name, templateIds, allowedHosts, ipAllow, rateLimit, expiresAt, metadata } = body
  return {
    name,
    templateIds: templateIds && (await findTemplateIds(templateIds, lookup)),
    allowedHosts,
    ipAllow,
    rateLimit,
    expiresAt: expiresAt === undefined ? undefined : readInstant(expiresAt),
    metadata,
  }
}

/** As `readKeyOptions`, for a change: what is absent stays absent, null becomes undefined. */
export async function readKeyChange(
  body: ApiKeyChangeBody,
  lookup: TemplateLookup,
): Promise<KeyOptionsChange> {
  const { templateIds, expiresAt, ...others } = body
  const entries = Object.entries(others).map(([name, value]) => [name, value ?? undefined] as const)
  const change: Record<string, unknown> = Object.fromEntries(entries)
  if (templateIds !== undefined) {
    change['templateIds'] = templateIds ? await findTemplateIds(templateIds, lookup) : undefined
  }
  if (expiresAt !== undefined) change['expiresAt'] = expiresAt ? readInstant(expiresAt) : undefined
  return change
}

/**
 * A key holds on to templates by their ids, so that a slug which is given to another template later
 * does not move with it.
 *
 * @throws {PlatenError} `invalid_value` for a template that there is not.
 */
async function findTemplateIds(
  names: readonly string[],
  { orgId, templates }: TemplateLookup,
): Promise<readonly string[]> {
  const ids: string[] = []
  for (const [index, name] of names.entries()) {
    const template = await templates.find(orgId, name)
    if (template === undefined) {
      const detail = `${quote(name)} is no template of this organisation; list ids or slugs.`
      throw new PlatenError('invalid_value', detail, { pointer: `/templateIds/${index}` })
    }
    ids.push(template.id)
  }
  return ids
}
