import { keyStatusAt } from '../ports/key-status.ts'
import type { KeyGrant as FoundKey } from '../ports/key-store.ts'
import type { ApiKeyGrant } from './grant.ts'
import { isHashOf, type KeyHash } from './hash-key.ts'

/** A key as it was presented, and when. */
export interface PresentedKey {
  /** The digest that the store was asked for. */
  readonly asked: KeyHash
  /** Epoch ms. */
  readonly nowMs: number
}

/** Stands in for the record that was not found, so that both answers take the same steps. */
const NO_KEY: KeyHash = { hash: ''.padEnd(64, '0'), hashVersion: 's1' }

const OPENS = { active: true, rotating: true, expired: false, revoked: false } as const

/** What is known of a key before the settings of its organisation are. */
export type AuthenticatedKey = Omit<ApiKeyGrant, 'keysMayManageKeys'>

/**
 * Turns what the store found for a key into what it grants; `undefined` for unknown, revoked and
 * expired keys alike, which nobody is told apart.
 *
 * @param found Undefined if there is no such key.
 */
export function authenticateKey(
  presented: PresentedKey,
  found: FoundKey | undefined,
): AuthenticatedKey | undefined {
  const isTheKey = isHashOf(presented.asked, found?.key ?? NO_KEY)
  if (found === undefined || !isTheKey || !OPENS[keyStatusAt(found.key, presented.nowMs)]) {
    return undefined
  }
  return {
    kind: 'api_key',
    orgId: found.key.orgId,
    key: found.key,
    role: found.creatorRole,
  }
}
