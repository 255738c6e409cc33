import type { ApiKeyRecord } from './api-key-record.ts'

export const KEY_STATUSES = ['active', 'rotating', 'expired', 'revoked'] as const
export type KeyStatus = (typeof KEY_STATUSES)[number]

/** What of a key decides its status. */
export type KeyLife = Pick<ApiKeyRecord, 'revokedAt' | 'expiresAt' | 'graceUntil'>

/**
 * Whether a key is valid at a moment, and why not.
 *
 * Here and not in `auth`, because stores filter by it: the rule must be one and the same. A rotated
 * key whose grace is over counts as revoked, whether or not anyone has written so.
 *
 * @param now Epoch ms. `expiresAt` and `graceUntil` are valid while `now` is smaller.
 */
export function keyStatusAt({ revokedAt, expiresAt, graceUntil }: KeyLife, now: number): KeyStatus {
  if (revokedAt !== undefined) return 'revoked'
  if (graceUntil !== undefined && graceUntil <= now) return 'revoked'
  if (expiresAt !== undefined && expiresAt <= now) return 'expired'
  return graceUntil === undefined ? 'active' : 'rotating'
}
