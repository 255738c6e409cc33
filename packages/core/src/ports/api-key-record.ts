import type { JsonObject } from './json.ts'

/** Wire names; the type of a key never changes. */
export const KEY_TYPES = ['master', 'project', 'read_only', 'get'] as const
export type KeyType = (typeof KEY_TYPES)[number]

/** A key as it is kept: all but the key itself, of which only a digest is known. */
export interface ApiKeyRecord {
  /** `key_` and 26 characters. */
  readonly id: string
  readonly orgId: string
  readonly type: KeyType
  /** 1 to 64 characters; not unique. */
  readonly name: string
  /** `rs_live_` or `rs_get_`. Kept, never derived by splitting. */
  readonly prefix: string
  /** The prefix and four characters, to tell keys apart by. */
  readonly start: string
  /** Digest of the key, unique over all organisations. */
  readonly hash: string
  /** `s1`: SHA-256 in hex. `h1`: HMAC-SHA-256 under the instance's pepper, in hex. */
  readonly hashVersion: 's1' | 'h1'
  /** User who made it, or `system`. */
  readonly createdBy: string
  /** Only these templates; required for project keys. Absent: all. */
  readonly templateIds: readonly string[] | undefined
  /** Get keys: narrows the organisation's allowed hosts, in canonical form. Absent: all of these. */
  readonly allowedHosts: readonly string[] | undefined
  /** CIDR ranges. Absent: from anywhere. */
  readonly ipAllow: readonly string[] | undefined
  readonly rateLimit: KeyRateLimit | undefined
  /** Epoch ms; valid while now is smaller. */
  readonly expiresAt: number | undefined
  readonly revokedAt: number | undefined
  readonly revokedBy: string | undefined
  readonly revokeReason: 'manual' | 'rotated' | 'leak' | 'member_removed' | undefined
  /** Rotated, and valid until then: epoch ms. */
  readonly graceUntil: number | undefined
  readonly replacesId: string | undefined
  readonly replacedById: string | undefined
  /** Epoch ms; may lag by a minute. */
  readonly lastUsedAt: number | undefined
  readonly createdAt: number
  readonly updatedAt: number
  /** At most 4,096 bytes as JSON. */
  readonly metadata: JsonObject | undefined
}

export interface KeyRateLimit {
  readonly limit: number
  /** Seconds. */
  readonly windowSeconds: number
}
