import type { AssetStore } from '../ports/asset-store.ts'
import { createDatabaseAssetStore } from './database-asset-store.ts'
import { MemoryDatabase } from './memory-database.ts'

export interface MemoryAssetStoreOptions {
  /** Files that are there from the start, by id: assets of the organisation `default`. */
  readonly files?: Readonly<Record<string, Uint8Array>>
}

/**
 * Keeps assets in this process until it ends: for scripts, tests and the first steps.
 *
 * @throws {PlatenError} invalid_value: a file's name is not an asset id.
 */
export function createMemoryAssetStore(options: MemoryAssetStoreOptions = {}): AssetStore {
  return createDatabaseAssetStore(new MemoryDatabase(), options.files)
}
