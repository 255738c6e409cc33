import { INVALID_KEY_DETAIL, parseApiKey } from '../../auth/api-key.ts'
import { type AuthenticatedKey, authenticateKey } from '../../auth/authenticate-key.ts'
import type { ApiKeyGrant } from '../../auth/grant.ts'
import { listKeyHashes } from '../../auth/hash-key.ts'
import { isPlatenError, PlatenError } from '../../foundation/errors.ts'
import { SYSTEM_USER } from '../../ports/organisation.ts'
import type { SettingsRecord } from '../../ports/settings-record.ts'
import type { HttpTools } from '../http-tools.ts'

/** A key that was proved, with the settings of its organisation. */
export interface IdentifiedKey {
  readonly grant: ApiKeyGrant
  readonly settings: SettingsRecord
}

export interface PresentedText {
  readonly text: string
  readonly ip: string | undefined
}

/**
 * Finds out whose key a text is.
 *
 * Format and checksum come first, without a look-up; then whether this address has presented too
 * many keys that are none; then the one indexed read. What fails counts against the address.
 *
 * @throws {PlatenError} `key_invalid` in one and the same words, or `rate_limited`.
 */
export async function identifyKey(
  { text, ip }: PresentedText,
  tools: HttpTools,
): Promise<IdentifiedKey> {
  try {
    const { key } = parseApiKey(text)
    await tools.failures.assertBelow(ip)
    return await findKey(key, tools)
  } catch (error) {
    if (isPlatenError(error) && error.code === 'key_invalid') await tools.failures.count(ip)
    throw error
  }
}

async function findKey(key: string, tools: HttpTools): Promise<IdentifiedKey> {
  const { opened, orgEpoch } = await openKey(key, tools)
  const { orgId, createdBy } = opened.key
  const settings = await tools.organisations.getSettings(orgId, orgEpoch)
  const grant = { ...opened, keysMayManageKeys: settings.keysMayManageKeys }
  const { resolveRole } = tools.options
  if (resolveRole === undefined || createdBy === SYSTEM_USER) return { grant, settings }
  return { grant: { ...grant, role: await resolveRole(orgId, createdBy) }, settings }
}

interface OpenedKey {
  readonly opened: AuthenticatedKey
  readonly orgEpoch: number
}

/**
 * Every digest is asked for until one opens, and settings are read for none before: an unknown key
 * takes the very steps of one that was revoked, so that time tells nobody which keys there were.
 */
async function openKey(key: string, { stores, options, clock }: HttpTools): Promise<OpenedKey> {
  for (const asked of listKeyHashes(key, options.pepper)) {
    const found = await stores.keys.findGrant(asked.hash)
    const opened = authenticateKey({ asked, nowMs: clock() }, found)
    if (found !== undefined && opened !== undefined) return { opened, orgEpoch: found.orgEpoch }
  }
  throw new PlatenError('key_invalid', INVALID_KEY_DETAIL)
}
