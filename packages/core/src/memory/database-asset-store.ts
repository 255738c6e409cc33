import { sha256Hex } from '../foundation/digest.ts'
import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import { isAssetId } from '../ports/asset-id.ts'
import type { AssetRecord, NewAsset } from '../ports/asset-record.ts'
import type { AssetFilter, AssetStore } from '../ports/asset-store.ts'
import { DEFAULT_ORGANISATION, SYSTEM_USER } from '../ports/organisation.ts'
import { keepRecord } from './keep-record.ts'
import { KeysetTable } from './keyset-table.ts'
import type { MemoryDatabase } from './memory-database.ts'

interface KeptAsset {
  readonly record: AssetRecord
  readonly bytes: Uint8Array
}

/** Keeps assets beside what else a database holds; `files` are there from the start, by id. */
export function createDatabaseAssetStore(
  database: MemoryDatabase,
  files: Readonly<Record<string, Uint8Array>> = {},
): AssetStore {
  const rows = new KeysetTable<KeptAsset>(({ record }) => record)

  const put = (asset: NewAsset, bytes: Uint8Array): AssetRecord => {
    const content = { digest: sha256Hex(bytes), sizeBytes: bytes.length }
    const record = keepRecord({ ...asset, ...content })
    rows.put({ record, bytes: bytes.slice() })
    return record
  }

  for (const [id, bytes] of Object.entries(files)) {
    assertAssetId(id)
    put(fileAsset(id), bytes)
  }
  return {
    async find(orgId, id, signal) {
      signal?.throwIfAborted()
      return rows.find(orgId, id)?.record
    },
    async readContent(orgId, id, signal) {
      signal?.throwIfAborted()
      const kept = rows.find(orgId, id)
      return kept && { ...kept.record, bytes: kept.bytes }
    },
    async list(orgId, filter, page) {
      const found = rows.list(orgId, page, ({ record }) => matches(record, filter))
      return found.map(({ record }) => record)
    },
    async insert(asset, bytes, audit) {
      assertAssetId(asset.id)
      if (rows.find(asset.orgId, asset.id) !== undefined) {
        throw new PlatenError('conflict', `There is an asset ${quote(asset.id)} already.`)
      }
      const record = put(asset, bytes)
      database.commit(asset.orgId, audit)
      return record
    },
    async remove(orgId, id, audit) {
      if (rows.remove(orgId, id) === undefined) return false
      database.commit(orgId, audit)
      return true
    },
  }
}

/** Magic bytes decide what a file is when it is drawn; nobody asks what these are called. */
function fileAsset(id: string): NewAsset {
  return {
    id,
    orgId: DEFAULT_ORGANISATION,
    mediaType: 'application/octet-stream',
    width: undefined,
    height: undefined,
    fileName: undefined,
    createdBy: SYSTEM_USER,
    createdAt: 0,
  }
}

function matches(record: AssetRecord, { createdBy, mediaTypes }: AssetFilter): boolean {
  return (
    (createdBy === undefined || record.createdBy === createdBy) &&
    (mediaTypes === undefined || mediaTypes.includes(record.mediaType))
  )
}

function assertAssetId(id: string): void {
  if (isAssetId(id)) return
  throw new PlatenError(
    'invalid_value',
    `${quote(id)} is not an asset id: use at most 128 letters, digits, ".", "_" and "-", a letter or digit first.`,
  )
}
