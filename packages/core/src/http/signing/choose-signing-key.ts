import { buildAuditEvent } from '../../auth/audit-events.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import { SYSTEM_USER } from '../../ports/organisation.ts'
import type { SigningKeyRecord } from '../../ports/signing-key-store.ts'
import type { HttpTools } from '../http-tools.ts'
import { buildSigningKey } from './build-signing-key.ts'

/** Chooses the key that signs a new URL; see `chooseSigningKey`. */
export type ChooseSigningKey = (orgId: string, id: string | undefined) => Promise<SigningKeyRecord>

type ChoosingTools = Pick<HttpTools, 'stores' | 'signingSecrets' | 'createId' | 'clock'>

/**
 * The key that signs a new URL: the one that is named or, without a name, the newest that is not
 * revoked, so that whoever makes a new key rotates.
 *
 * An organisation that has none gets its first one here, which its audit log says. One whose keys
 * are all revoked gets none: revoking them may have been meant to end signing, and that is undone by
 * a person.
 */
export function createSigningKeyChooser(tools: ChoosingTools): ChooseSigningKey {
  /** By organisation: a hundred URLs at once ask for one first key. */
  const making = new Map<string, Promise<SigningKeyRecord>>()
  const makeFirst = (orgId: string) => {
    const begun = making.get(orgId)
    if (begun !== undefined) return begun
    const made = insertFirst(orgId, tools).finally(() => making.delete(orgId))
    making.set(orgId, made)
    return made
  }
  return async (orgId, id) => {
    if (id !== undefined) return findNamed(orgId, id, tools)
    const newest = await findNewest(orgId, tools)
    return newest ?? makeFirst(orgId)
  }
}

async function findNamed(
  orgId: string,
  id: string,
  { stores }: ChoosingTools,
): Promise<SigningKeyRecord> {
  const key = await stores.signingKeys.find(orgId, id)
  if (key === undefined) {
    throw new PlatenError('not_found', `There is no signing key ${quote(id)}.`, {
      pointer: '/signingKeyId',
    })
  }
  if (key.revokedAt === undefined) return key
  throw new PlatenError(
    'conflict',
    `The signing key ${quote(id)} is revoked, so a URL signed with it would not open.`,
    { pointer: '/signingKeyId' },
  )
}

const PAGE_ROWS = 100

/** @returns undefined for an organisation without any key. @throws {PlatenError} `conflict` */
async function findNewest(
  orgId: string,
  { stores }: ChoosingTools,
): Promise<SigningKeyRecord | undefined> {
  let last: SigningKeyRecord | undefined
  for (;;) {
    const rows = await stores.signingKeys.list(orgId, { limit: PAGE_ROWS, after: last })
    const newest = rows.find(({ revokedAt }) => revokedAt === undefined)
    if (newest !== undefined) return newest
    last = rows.at(-1) ?? last
    if (rows.length === PAGE_ROWS) continue
    if (last === undefined) return undefined
    throw new PlatenError(
      'conflict',
      'Every signing key is revoked; make one with "POST /signing-keys" before URLs are signed again.',
    )
  }
}

async function insertFirst(orgId: string, tools: ChoosingTools): Promise<SigningKeyRecord> {
  const key = buildSigningKey(tools, { orgId, createdBy: SYSTEM_USER })
  const event = buildAuditEvent({
    id: tools.createId('aud'),
    orgId,
    nowMs: tools.clock(),
    actor: { type: 'system' },
    event: 'signing_key.created',
    metadata: { signingKey: { id: key.id } },
  })
  await tools.stores.signingKeys.insert(key, [event])
  return key
}
