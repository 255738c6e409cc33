import type { AssetRecord, NewAsset, StoredAsset } from './asset-record.ts'
import type { AuditEvent } from './audit-event.ts'
import type { PageRequest } from './page-request.ts'

/**
 * Where the files live that templates call `asset:ID`: images, SVG and fonts of an organisation.
 *
 * Content never changes under an id for as long as that stays; an id that was removed may be given
 * again, so callers cache by digest: they ask `find` on every use and `readContent` only for what
 * they have not seen.
 *
 * Contract (checked by `assetStoreConformance` in @platen/testkit):
 * - What is asked of one organisation never shows or changes an asset of another.
 * - A change, its audit events and the growth of the epoch are one transaction.
 * - `find` and `readContent` give `undefined` for an id that is not there; they do not throw for it.
 * - A reader sees a whole content with its own digest, or nothing.
 * - Bytes come back equal. The store keeps its own copy; callers do not change what they are given.
 * - Ids are told apart by case, and names such as `constructor` are ids like any other.
 * - A call whose signal is aborted rejects with the signal's reason.
 */
export interface AssetStore {
  find(orgId: string, id: string, signal?: AbortSignal): Promise<AssetRecord | undefined>
  readContent(orgId: string, id: string, signal?: AbortSignal): Promise<StoredAsset | undefined>
  /** Newest first. */
  list(orgId: string, filter: AssetFilter, page: PageRequest): Promise<readonly AssetRecord[]>
  /**
   * @throws {PlatenError} invalid_value: not an asset id (`isAssetId`); conflict: the id is taken.
   */
  insert(asset: NewAsset, bytes: Uint8Array, audit: readonly AuditEvent[]): Promise<AssetRecord>
  /** @returns Whether there was such an asset. */
  remove(orgId: string, id: string, audit: readonly AuditEvent[]): Promise<boolean>
}

/** All conditions must hold; a list is met by any of its values. */
export interface AssetFilter {
  readonly createdBy?: string | undefined
  readonly mediaTypes?: readonly string[] | undefined
}
