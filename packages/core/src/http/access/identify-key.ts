import { INVALID_KEY_DETAIL, parseApiKey } from '../../auth/api-key.ts'
import { authenticateKey } from '../../auth/authenticate-key.ts'
import type { ApiKeyGrant } from '../../auth/grant.ts'
import { type KeyHash, listKeyHashes } from '../../auth/hash-key.ts'
import { isPlatenError, PlatenError } from '../../foundation/errors.ts'
import type { KeyGrant } from '../../ports/key-store.ts'
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
  const found = await lookUp(key, tools)
  if (found === undefined) throw new PlatenError('key_invalid', INVALID_KEY_DETAIL)
  const { asked, row } = found
  const { orgId, createdBy } = row.key
  const settings = await tools.organisations.getSettings(orgId, row.orgEpoch)
  const presented = { asked, nowMs: tools.clock() }
  const grant = authenticateKey(presented, row, settings)
  const { resolveRole } = tools.options
  if (resolveRole === undefined || createdBy === SYSTEM_USER) return { grant, settings }
  return { grant: { ...grant, role: await resolveRole(orgId, createdBy) }, settings }
}

async function lookUp(
  key: string,
  { stores, options }: HttpTools,
): Promise<{ readonly asked: KeyHash; readonly row: KeyGrant } | undefined> {
  for (const asked of listKeyHashes(key, options.pepper)) {
    const row = await stores.keys.findGrant(asked.hash)
    if (row !== undefined) return { asked, row }
  }
  return undefined
}
