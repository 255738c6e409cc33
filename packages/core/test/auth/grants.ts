import { compileHostPolicy } from '../../src/auth/allowed-host.ts'
import type { AccessRequest } from '../../src/auth/authorize.ts'
import type { Decision } from '../../src/auth/decision.ts'
import type { ApiKeyGrant, Grant } from '../../src/auth/grant.ts'
import { ACTIONS, type Action, KEY_TABLE } from '../../src/auth/permissions.ts'
import type { ApiKeyRecord } from '../../src/ports/api-key-record.ts'
import type { Role } from '../../src/ports/organisation.ts'
import { keyRecord } from './key-records.ts'

export const LISTED_PAGE: AccessRequest['page'] = {
  policy: compileHostPolicy(['example.com']),
  headers: { origin: undefined, referer: 'https://example.com/' },
}
export const OTHER_PAGE: AccessRequest['page'] = {
  policy: compileHostPolicy(['example.com']),
  headers: { origin: undefined, referer: 'https://evil.net/' },
}

export const ACTION_NAMES = Object.keys(ACTIONS).filter((name): name is Action => name in KEY_TABLE)

/** A grant of a key that Ada made. */
export function keyGrant(
  overrides: Partial<ApiKeyRecord>,
  {
    role = 'owner',
    keysMayManageKeys = true,
  }: { role?: Role | 'nobody'; keysMayManageKeys?: boolean } = {},
): ApiKeyGrant {
  return {
    kind: 'api_key',
    orgId: 'default',
    key: keyRecord({ createdBy: 'ada', ...overrides }),
    role: role === 'nobody' ? undefined : role,
    keysMayManageKeys,
  }
}

export const adaIs = (role: Role): Grant => ({
  kind: 'user',
  orgId: 'default',
  userId: 'ada',
  role,
})

/** `allowed`, or the code of the refusal. */
export const outcome = (decision: Decision) => (decision.allowed ? 'allowed' : decision.code)
