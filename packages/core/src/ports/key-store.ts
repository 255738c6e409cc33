import type { Awaitable } from '../foundation/awaitable.ts'
import type { ApiKeyRecord, KeyType } from './api-key-record.ts'
import type { AuditEvent } from './audit-event.ts'
import type { KeyStatus } from './key-status.ts'
import type { Role } from './organisation.ts'
import type { PageRequest } from './page-request.ts'

/**
 * The keys of all organisations.
 *
 * Contract (checked by `keyStoreConformance` in @platen/testkit):
 * - What is asked of one organisation never shows or changes a key of another.
 * - A change, its audit events and the growth of the organisation's epoch are one transaction: all
 *   of them or none. Whoever asks after it was answered sees it, in any process.
 * - `findGrant` is one read by an index; nothing that it gives may be older than the last change, but for
 *   `lastUsedAt`.
 * - A key that is revoked stays so: no `update`, `touch` or `rotate` changes its `revokedAt`.
 * - `updatedAt` grows with every change, also of two in one millisecond, and with nothing else.
 * - `touch` writes `lastUsedAt` only, never back in time, and never brings back a removed key. It
 *   leaves the epoch alone. It may be late or, on a crash, lost.
 */
export interface KeyStore {
  /** The key with this digest, and what bounds it now; whether it is still valid is for `auth`. */
  findGrant(hash: string): Awaitable<KeyGrant | undefined>
  find(orgId: string, id: string): Promise<ApiKeyRecord | undefined>
  /** Newest first. */
  list(orgId: string, filter: KeyFilter, page: PageRequest): Promise<readonly ApiKeyRecord[]>
  /** @throws {PlatenError} conflict: the id or the digest is taken. */
  insert(key: ApiKeyRecord, audit: readonly AuditEvent[]): Promise<void>
  /**
   * @returns The key as it is now; undefined if there is none.
   * @throws {PlatenError} conflict: it was changed since `expectedUpdatedAt`, or its revocation would
   *   be changed.
   */
  update(change: KeyChange, audit: readonly AuditEvent[]): Promise<ApiKeyRecord | undefined>
  /**
   * Updates the old key and inserts the one that takes its place, both or neither.
   *
   * @returns The old key as it is now; undefined if there is none, and then nothing is inserted.
   * @throws {PlatenError} conflict: as for `update` and `insert`, or the old key is revoked.
   */
  rotate(rotation: KeyRotation, audit: readonly AuditEvent[]): Promise<ApiKeyRecord | undefined>
  /** @returns Whether there was such a key. */
  remove(orgId: string, id: string, audit: readonly AuditEvent[]): Promise<boolean>
  touch(uses: readonly KeyUse[]): Promise<void>
  /** Revokes the keys that a user made and that are not revoked yet. @returns Their ids. */
  revokeAllOf(revocation: KeysRevocation, audit: readonly AuditEvent[]): Promise<readonly string[]>
}

export interface KeyGrant {
  readonly key: ApiKeyRecord
  /** The creator's role now; `owner` for `system`, undefined for someone who is no member. */
  readonly creatorRole: Role | undefined
  /** Of the key's organisation; see `SettingsRecord.epoch`. */
  readonly orgEpoch: number
}

/** All conditions must hold; a list is met by any of its values. */
export interface KeyFilter {
  readonly createdBy?: string | undefined
  readonly types?: readonly KeyType[] | undefined
  readonly status?: KeyStatusFilter | undefined
}

export interface KeyStatusFilter {
  readonly anyOf: readonly KeyStatus[]
  /** Epoch ms: the moment for which `keyStatusAt` is asked. */
  readonly at: number
}

/** What of a key may change. A property that is there and undefined is cleared. */
export type KeyPatch = Partial<
  Pick<
    ApiKeyRecord,
    | 'name'
    | 'templateIds'
    | 'allowedHosts'
    | 'ipAllow'
    | 'rateLimit'
    | 'expiresAt'
    | 'revokedAt'
    | 'revokedBy'
    | 'revokeReason'
    | 'graceUntil'
    | 'replacedById'
    | 'metadata'
  >
>

export interface KeyChange {
  readonly orgId: string
  readonly id: string
  /** The `updatedAt` of the key that the decision was made on. */
  readonly expectedUpdatedAt: number
  readonly patch: KeyPatch
  /** Epoch ms. */
  readonly at: number
}

export interface KeyRotation extends KeyChange {
  readonly replacement: ApiKeyRecord
}

export interface KeyUse {
  readonly id: string
  /** Epoch ms. */
  readonly at: number
}

export interface KeysRevocation {
  readonly orgId: string
  /** Whose keys. */
  readonly userId: string
  readonly by: string
  readonly reason: NonNullable<ApiKeyRecord['revokeReason']>
  /** Epoch ms. */
  readonly at: number
}
