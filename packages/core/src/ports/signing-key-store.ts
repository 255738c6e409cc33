import type { AuditEvent } from './audit-event.ts'
import type { PageRequest } from './page-request.ts'

/**
 * Keys that sign image URLs. Their secrets are encrypted before they come here.
 *
 * Contract (checked by `signingKeyStoreConformance` in @platen/testkit):
 * - What is asked of one organisation never shows or changes a key of another.
 * - A change, its audit events and the growth of the epoch are one transaction.
 * - A key that is revoked stays so, with its first `revokedAt`.
 * - Secrets come back byte by byte; the store keeps its own copy.
 */
export interface SigningKeyStore {
  /** The key that a signed URL names as `kid`, of whichever organisation; one read by an index. */
  findGrant(id: string): Promise<SigningGrant | undefined>
  find(orgId: string, id: string): Promise<SigningKeyRecord | undefined>
  /** Newest first. */
  list(orgId: string, page: PageRequest): Promise<readonly SigningKeyRecord[]>
  /** @throws {PlatenError} conflict: the id is taken. */
  insert(key: SigningKeyRecord, audit: readonly AuditEvent[]): Promise<void>
  /** @returns The key as it is now; undefined if there is none. */
  revoke(
    revocation: SigningKeyRevocation,
    audit: readonly AuditEvent[],
  ): Promise<SigningKeyRecord | undefined>
  /** @returns Whether there was such a key. */
  remove(orgId: string, id: string, audit: readonly AuditEvent[]): Promise<boolean>
}

export interface SigningKeyRecord {
  /** `sk_` and 26 characters; the `kid` of URLs. */
  readonly id: string
  readonly orgId: string
  /** Encrypted. */
  readonly secret: Uint8Array
  readonly createdBy: string
  /** Epoch ms. */
  readonly createdAt: number
  /** Epoch ms. */
  readonly revokedAt: number | undefined
}

export interface SigningGrant {
  readonly key: SigningKeyRecord
  /** Of the key's organisation; see `SettingsRecord.epoch`. */
  readonly orgEpoch: number
}

export interface SigningKeyRevocation {
  readonly orgId: string
  readonly id: string
  /** Epoch ms. */
  readonly at: number
}
