import {
  type AssetFilter,
  type AssetRecord,
  type AssetStore,
  isAssetId,
  PlatenError,
  quote,
  sha256Hex,
} from '@platen/core/ports'
import { type Expression, sql } from 'kysely'
import { isAmong } from '../is-among.ts'
import { onPage } from '../list-newest-first.ts'
import { ASSET_CONTENTS, ASSETS, type MainTables } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'
import { withTakenKeyAsConflict } from '../with-taken-key-as-conflict.ts'
import { commitChange } from './commit-change.ts'

/** Keeps assets and their contents in the database. */
export function createSqlAssetStore(database: SqlDatabase<MainTables>): AssetStore {
  const { read } = database
  return {
    async find(orgId, id, signal) {
      signal?.throwIfAborted()
      const row = await read
        .selectFrom('assets')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .executeTakeFirst()
      signal?.throwIfAborted()
      return row && ASSETS.fromRow(row)
    },
    async readContent(orgId, id, signal) {
      signal?.throwIfAborted()
      // One statement, so that record and content are of one moment.
      const row = await read
        .selectFrom('assets')
        .innerJoin('asset_contents', (join) =>
          join
            .onRef('asset_contents.org_id', '=', 'assets.org_id')
            .onRef('asset_contents.asset_id', '=', 'assets.id'),
        )
        .selectAll('assets')
        .select(['asset_contents.asset_id', 'asset_contents.bytes'])
        .where('assets.org_id', '=', orgId)
        .where('assets.id', '=', id)
        .executeTakeFirst()
      signal?.throwIfAborted()
      return row && { ...ASSETS.fromRow(row), bytes: ASSET_CONTENTS.fromRow(row).bytes }
    },
    async list(orgId, filter, page) {
      const query = read.selectFrom('assets').selectAll().where('org_id', '=', orgId)
      const rows = await onPage(query.where(matches(filter)), page).execute()
      return rows.map(ASSETS.fromRow)
    },
    async insert(asset, bytes, audit) {
      assertAssetId(asset.id)
      const content = { orgId: asset.orgId, assetId: asset.id, bytes: bytes.slice() }
      const record = buildRecord(asset, content.bytes)
      return database.writeAlone(`organisation ${asset.orgId}`, async (transaction) => {
        await withTakenKeyAsConflict(`There is an asset ${quote(asset.id)} already.`, () =>
          transaction.insertInto('assets').values(ASSETS.toRow(record)).execute(),
        )
        await transaction
          .insertInto('asset_contents')
          .values(ASSET_CONTENTS.toRow(content))
          .execute()
        await commitChange(transaction, asset.orgId, audit)
        return record
      })
    },
    async remove(orgId, id, audit) {
      return database.writeAlone(`organisation ${orgId}`, async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('assets')
          .where('org_id', '=', orgId)
          .where('id', '=', id)
          .executeTakeFirst()
        if (numDeletedRows === 0n) return false
        await commitChange(transaction, orgId, audit)
        return true
      })
    },
  }
}

/** Property by property: callers may hand in more than a record holds. */
function buildRecord(
  asset: Omit<AssetRecord, 'sizeBytes' | 'digest'>,
  bytes: Uint8Array,
): AssetRecord {
  return {
    id: asset.id,
    orgId: asset.orgId,
    mediaType: asset.mediaType,
    sizeBytes: bytes.length,
    digest: sha256Hex(bytes),
    width: asset.width,
    height: asset.height,
    fileName: asset.fileName,
    createdBy: asset.createdBy,
    createdAt: asset.createdAt,
  }
}

function matches({ createdBy, mediaTypes }: AssetFilter): Expression<boolean> {
  const conditions: Expression<boolean>[] = [sql<boolean>`1 = 1`]
  if (createdBy !== undefined) conditions.push(sql<boolean>`created_by = ${createdBy}`)
  if (mediaTypes !== undefined) conditions.push(isAmong('media_type', mediaTypes))
  return sql.join(conditions, sql` AND `)
}

function assertAssetId(id: string): void {
  if (isAssetId(id)) return
  throw new PlatenError(
    'invalid_value',
    `${quote(id)} is not an asset id: use at most 128 letters, digits, ".", "_" and "-", a letter or digit first.`,
  )
}
