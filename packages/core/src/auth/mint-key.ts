import { PlatenError } from '../foundation/errors.ts'
import type { ApiKeyRecord, KeyType } from '../ports/api-key-record.ts'
import type { ApiKey } from './api-key.ts'
import type { Grant } from './grant.ts'
import type { KeyHash } from './hash-key.ts'
import { isRangeWithin } from './ip-range.ts'
import type { KeyOptions } from './key-options.ts'
import { MINTABLE_BY_ROLE, MINTABLE_TYPES } from './permissions.ts'

/** A new key before it has a record. */
export interface KeyOrder {
  readonly id: string
  readonly orgId: string
  readonly type: KeyType
  /** From `parseKeyOptions`. */
  readonly options: KeyOptions
  /** User behind the request (`findGrantUser`), never a field of the body. */
  readonly createdBy: string
  readonly secret: ApiKey
  readonly hash: KeyHash
  /** Epoch ms. */
  readonly nowMs: number
}

/** The record of a new key. The key itself is not in it. */
export function buildKeyRecord(order: KeyOrder): ApiKeyRecord {
  const { id, orgId, type, options, createdBy, secret, hash, nowMs } = order
  return {
    id,
    orgId,
    type,
    ...options,
    prefix: secret.prefix,
    start: secret.start,
    hash: hash.hash,
    hashVersion: hash.hashVersion,
    createdBy,
    revokedAt: undefined,
    revokedBy: undefined,
    revokeReason: undefined,
    graceUntil: undefined,
    replacesId: undefined,
    replacedById: undefined,
    lastUsedAt: undefined,
    createdAt: nowMs,
    updatedAt: nowMs,
  }
}

/**
 * Keeps whoever asks from making a key of a type beyond their role, or their creator's role now. The same
 * holds for rotating and changing one that is there, for either could bring back what such a key had lost;
 * to revoke and delete it is always right.
 *
 * @throws {PlatenError} `role_not_permitted`.
 */
export function assertMintable(grant: Grant, type: KeyType): void {
  const role = grant.kind === 'signed_url' ? undefined : grant.role
  const types: readonly KeyType[] = role === undefined ? [] : MINTABLE_BY_ROLE[role]
  if (types.includes(type)) return
  throw new PlatenError(
    'role_not_permitted',
    role === undefined
      ? 'Nobody who is no member of the organisation makes keys.'
      : `The role "${role}" may not create, change or rotate keys of the type "${type}"; an Owner or Admin may.`,
  )
}

/** The bounds of a key that another key must stay within. */
export type KeyBounds = Pick<
  ApiKeyRecord,
  'type' | 'templateIds' | 'ipAllow' | 'rateLimit' | 'expiresAt'
>

/**
 * Keeps a key from making, changing or rotating one that could do more than itself, or for longer,
 * or from elsewhere. Its creator's role bounds both alike and is not looked at here.
 *
 * @throws {PlatenError} `key_too_wide`, which names the bound.
 */
export function assertNotWider(bounds: KeyBounds, key: KeyBounds): void {
  const wider = WIDTHS.find(({ isWider }) => isWider(bounds, key))
  if (wider !== undefined) {
    throw new PlatenError('key_too_wide', `A key cannot make one that ${wider.words} than itself.`)
  }
}

interface Width {
  readonly words: string
  isWider(bounds: KeyBounds, key: KeyBounds): boolean
}

const WIDTHS: readonly Width[] = [
  {
    words: 'may do more',
    isWider: (bounds, key) => {
      const types: readonly KeyType[] = MINTABLE_TYPES[bounds.type]
      return !types.includes(key.type)
    },
  },
  {
    words: 'reaches more templates',
    isWider: ({ templateIds: bounds }, { templateIds }) =>
      bounds !== undefined && !(templateIds?.every((id) => bounds.includes(id)) ?? false),
  },
  {
    words: 'works from more addresses',
    isWider: ({ ipAllow: bounds }, { ipAllow }) =>
      bounds !== undefined && !(ipAllow?.every((range) => isRangeWithin(range, bounds)) ?? false),
  },
  {
    words: 'lives longer',
    isWider: ({ expiresAt: bounds }, { expiresAt }) =>
      bounds !== undefined && (expiresAt ?? Number.POSITIVE_INFINITY) > bounds,
  },
  {
    words: 'has a higher rate limit',
    isWider: ({ rateLimit: bounds }, { rateLimit }) => {
      if (bounds === undefined) return false
      if (rateLimit === undefined || rateLimit.limit > bounds.limit) return true
      // limit / window, over a common denominator.
      return rateLimit.limit * bounds.windowSeconds > bounds.limit * rateLimit.windowSeconds
    },
  },
]
