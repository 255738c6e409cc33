import { INVALID_KEY_DETAIL, parseApiKey } from '../../auth/api-key.ts'
import { authenticateKey } from '../../auth/authenticate-key.ts'
import type { ApiKeyGrant } from '../../auth/grant.ts'
import { type KeyHash, listKeyHashes } from '../../auth/hash-key.ts'
import { isPending } from '../../foundation/awaitable.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { SYSTEM_USER } from '../../ports/organisation.ts'
import type { SettingsRecord } from '../../ports/settings-record.ts'
import type { HttpTools } from '../http-tools.ts'
import { buildTooManyFailures } from './failure-count.ts'

/** A key that was proved, with the settings of its organisation. */
export interface IdentifiedKey {
  readonly grant: ApiKeyGrant
  readonly settings: SettingsRecord
}

export interface PresentedText {
  readonly text: string
  readonly ip: string | undefined
  /** The digests of this very text, where they are known; see `UrlCredential`. */
  readonly hashes: readonly KeyHash[] | undefined
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
  presented: PresentedText,
  tools: HttpTools,
): Promise<IdentifiedKey> {
  const { ip } = presented
  const hashes = presented.hashes ?? (await readHashes(presented, tools))
  const below = tools.failures.assertBelow(ip)
  if (below !== undefined) await below
  const found = await findKey(hashes, tools)
  if (found !== undefined) return found
  // Keys that came at once were all looked up before the first of them was counted.
  throw (await tools.failures.count(ip)) ? buildInvalidKey() : buildTooManyFailures()
}

async function readHashes(
  { text, ip }: PresentedText,
  { failures, options }: HttpTools,
): Promise<readonly KeyHash[]> {
  try {
    return listKeyHashes(parseApiKey(text).key, options.pepper)
  } catch (error) {
    await failures.count(ip)
    throw error
  }
}

/**
 * Every digest is asked for until one opens, and settings are read for none before: an unknown key
 * takes the very steps of one that was revoked, so that time tells nobody which keys there were.
 */
async function findKey(
  hashes: readonly KeyHash[],
  tools: HttpTools,
): Promise<IdentifiedKey | undefined> {
  const { stores, organisations, options, clock } = tools
  for (const asked of hashes) {
    const answer = stores.keys.findGrant(asked.hash)
    const found = isPending(answer) ? await answer : answer
    const opened = authenticateKey({ asked, nowMs: clock() }, found)
    if (found === undefined || opened === undefined) continue
    const { orgId, key } = opened
    const kept = organisations.findSettings(orgId, found.orgEpoch)
    const settings = kept ?? (await organisations.getSettings(orgId, found.orgEpoch))
    const { resolveRole } = options
    const role =
      resolveRole === undefined || key.createdBy === SYSTEM_USER
        ? opened.role
        : await resolveRole(orgId, key.createdBy)
    const { keysMayManageKeys } = settings
    return { grant: { kind: 'api_key', orgId, key, role, keysMayManageKeys }, settings }
  }
  return undefined
}

function buildInvalidKey(): PlatenError {
  return new PlatenError('key_invalid', INVALID_KEY_DETAIL)
}
