import type { ApiKeyRecord } from '../ports/api-key-record.ts'
import type { KeyPatch } from '../ports/key-store.ts'
import { keepRecord } from './keep-record.ts'
import { KeysetTable } from './keyset-table.ts'

/** Key records, found within their organisation, or over all by id or by digest. */
export class KeyTable {
  readonly rows = new KeysetTable<ApiKeyRecord>((key) => key)
  readonly #byId = new Map<string, ApiKeyRecord>()
  readonly #byHash = new Map<string, ApiKeyRecord>()

  findById(id: string): ApiKeyRecord | undefined {
    return this.#byId.get(id)
  }

  findByHash(hash: string): ApiKeyRecord | undefined {
    return this.#byHash.get(hash)
  }

  put(key: ApiKeyRecord): ApiKeyRecord {
    const kept = keepRecord(key)
    this.rows.put(kept)
    this.#byId.set(kept.id, kept)
    this.#byHash.set(kept.hash, kept)
    return kept
  }

  /** @param at Epoch ms; `updatedAt` grows even if the clock has not moved on. */
  change(key: ApiKeyRecord, patch: KeyPatch, at: number): ApiKeyRecord {
    return this.put({ ...key, ...patch, updatedAt: Math.max(at, key.updatedAt + 1) })
  }

  remove(key: ApiKeyRecord): void {
    this.rows.remove(key.orgId, key.id)
    this.#byId.delete(key.id)
    this.#byHash.delete(key.hash)
  }
}
