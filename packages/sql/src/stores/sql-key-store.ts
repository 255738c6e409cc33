import {
  type ApiKeyRecord,
  type KeyChange,
  type KeyFilter,
  type KeyStatusFilter,
  type KeyStore,
  PlatenError,
  quote,
} from '@platen/core/ports'
import { type Expression, type Kysely, sql, type Transaction } from 'kysely'
import { isAmong } from '../is-among.ts'
import type { LateWriter } from '../late/late-writer.ts'
import { onPage } from '../list-newest-first.ts'
import { API_KEYS, type MainTables } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'
import { withTakenKeyAsConflict } from '../with-taken-key-as-conflict.ts'
import { commitChange } from './commit-change.ts'
import { createGrantFinder } from './create-grant-finder.ts'
import { LateKeyUses } from './late-key-uses.ts'
import { grownUpdatedAt, revokeKeys } from './revoke-keys.ts'

/** Keeps keys; when they were used last is written a little later. */
export function createSqlKeyStore(
  database: SqlDatabase<MainTables>,
  late: LateWriter<MainTables>,
): KeyStore {
  const uses = new LateKeyUses()
  late.include(uses)
  return {
    findGrant: createGrantFinder(database),
    async find(orgId, id) {
      await late.settle()
      return findKey(database.read, orgId, id)
    },
    async list(orgId, filter, page) {
      await late.settle()
      const query = database.read.selectFrom('api_keys').selectAll().where('org_id', '=', orgId)
      const rows = await onPage(query.where(matches(filter)), page).execute()
      return rows.map(API_KEYS.fromRow)
    },
    async insert(key, audit) {
      await database.writeAlone(`organisation ${key.orgId}`, async (transaction) => {
        await insertKey(transaction, key)
        await commitChange(transaction, key.orgId, audit)
      })
    },
    async update(change, audit) {
      await late.settle()
      return database.writeAlone(`organisation ${change.orgId}`, async (transaction) => {
        const key = await findKey(transaction, change.orgId, change.id)
        if (key === undefined) return undefined
        assertMayChange(key, change)
        const changed = await changeKey(transaction, change)
        await commitChange(transaction, change.orgId, audit)
        return changed
      })
    },
    async rotate(rotation, audit) {
      await late.settle()
      return database.writeAlone(`organisation ${rotation.orgId}`, async (transaction) => {
        const key = await findKey(transaction, rotation.orgId, rotation.id)
        if (key === undefined) return undefined
        assertMayChange(key, rotation)
        if (key.revokedAt !== undefined) {
          throw new PlatenError('conflict', `Key ${quote(key.id)} is revoked.`)
        }
        await insertKey(transaction, rotation.replacement)
        const changed = await changeKey(transaction, rotation)
        await commitChange(transaction, rotation.orgId, audit)
        return changed
      })
    },
    async remove(orgId, id, audit) {
      return database.writeAlone(`organisation ${orgId}`, async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('api_keys')
          .where('org_id', '=', orgId)
          .where('id', '=', id)
          .executeTakeFirst()
        if (numDeletedRows === 0n) return false
        await commitChange(transaction, orgId, audit)
        return true
      })
    },
    async touch(touched) {
      for (const use of touched) uses.add(use)
      late.schedule()
    },
    async revokeAllOf(revocation, audit) {
      return database.writeAlone(`organisation ${revocation.orgId}`, async (transaction) => {
        const ids = await revokeKeys(transaction, revocation)
        await commitChange(transaction, revocation.orgId, audit)
        return ids
      })
    },
  }
}

async function findKey(
  database: Kysely<MainTables>,
  orgId: string,
  id: string,
): Promise<ApiKeyRecord | undefined> {
  const row = await database
    .selectFrom('api_keys')
    .selectAll()
    .where('id', '=', id)
    .where('org_id', '=', orgId)
    .executeTakeFirst()
  return row && API_KEYS.fromRow(row)
}

async function insertKey(transaction: Transaction<MainTables>, key: ApiKeyRecord): Promise<void> {
  await withTakenKeyAsConflict(
    `There is a key ${quote(key.id)} or of its digest already.`,
    async () => {
      await transaction.insertInto('api_keys').values(API_KEYS.toRow(key)).execute()
    },
  )
}

async function changeKey(
  transaction: Transaction<MainTables>,
  { id, patch, at }: KeyChange,
): Promise<ApiKeyRecord> {
  const row = await transaction
    .updateTable('api_keys')
    .set(API_KEYS.toPartialRow(patch))
    .set({ updated_at: grownUpdatedAt(at) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return API_KEYS.fromRow(row)
}

function matches({ createdBy, types, status }: KeyFilter): Expression<boolean> {
  const conditions: Expression<boolean>[] = [sql<boolean>`1 = 1`]
  if (createdBy !== undefined) conditions.push(sql<boolean>`created_by = ${createdBy}`)
  if (types !== undefined) conditions.push(isAmong('type', types))
  if (status !== undefined) conditions.push(hasStatus(status))
  return sql.join(conditions, sql` AND `)
}

/** `keyStatusAt`, line by line. */
function hasStatus({ anyOf, at }: KeyStatusFilter): Expression<boolean> {
  if (anyOf.length === 0) return sql<boolean>`1 = 0`
  return sql<boolean>`CASE
    WHEN revoked_at IS NOT NULL THEN 'revoked'
    WHEN grace_until <= ${at} THEN 'revoked'
    WHEN expires_at <= ${at} THEN 'expired'
    WHEN grace_until IS NULL THEN 'active'
    ELSE 'rotating'
  END IN (${sql.join(anyOf)})`
}

function assertMayChange(key: ApiKeyRecord, { expectedUpdatedAt, patch }: KeyChange): void {
  if (key.updatedAt !== expectedUpdatedAt) {
    throw new PlatenError('conflict', `Key ${quote(key.id)} was changed meanwhile; read it again.`)
  }
  const changesRevocation = 'revokedAt' in patch && patch.revokedAt !== key.revokedAt
  if (key.revokedAt !== undefined && changesRevocation) {
    throw new PlatenError('conflict', `Key ${quote(key.id)} is revoked, and stays so.`)
  }
}
