import { quote, type SigningKeyRecord, type SigningKeyStore } from '@platen/core/ports'
import type { Kysely } from 'kysely'
import { onPage } from '../list-newest-first.ts'
import { type MainTables, SIGNING_KEYS } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'
import { withTakenKeyAsConflict } from '../with-taken-key-as-conflict.ts'
import { commitChange } from './commit-change.ts'

const FIND_GRANT = `
  SELECT ${SIGNING_KEYS.names.map((name) => `signing_keys.${name}`).join(', ')},
    coalesce(settings.epoch, 0)
  FROM signing_keys
  LEFT JOIN settings ON settings.org_id = signing_keys.org_id
  WHERE signing_keys.id = ?`

/** Keeps the keys that sign image URLs, whose secrets are encrypted before they come here. */
export function createSqlSigningKeyStore(database: SqlDatabase<MainTables>): SigningKeyStore {
  return {
    async findGrant(id) {
      const values = await database.findValues(FIND_GRANT, [id])
      if (values === undefined) return undefined
      return { key: SIGNING_KEYS.fromValues(values), orgEpoch: Number(values.at(-1)) }
    },
    async find(orgId, id) {
      return findSigningKey(database.read, orgId, id)
    },
    async list(orgId, page) {
      const query = database.read.selectFrom('signing_keys').selectAll().where('org_id', '=', orgId)
      const rows = await onPage(query, page).execute()
      return rows.map(SIGNING_KEYS.fromRow)
    },
    async insert(key, audit) {
      const detail = `There is a signing key ${quote(key.id)} already.`
      await database.writeAlone(`organisation ${key.orgId}`, async (transaction) => {
        await withTakenKeyAsConflict(detail, () =>
          transaction.insertInto('signing_keys').values(SIGNING_KEYS.toRow(key)).execute(),
        )
        await commitChange(transaction, key.orgId, audit)
      })
    },
    async revoke({ orgId, id, at }, audit) {
      return database.writeAlone(`organisation ${orgId}`, async (transaction) => {
        const key = await findSigningKey(transaction, orgId, id)
        if (key === undefined) return undefined
        const revoked = { ...key, revokedAt: key.revokedAt ?? at }
        await transaction
          .updateTable('signing_keys')
          .set({ revoked_at: revoked.revokedAt })
          .where('id', '=', id)
          .execute()
        await commitChange(transaction, orgId, audit)
        return revoked
      })
    },
    async remove(orgId, id, audit) {
      return database.writeAlone(`organisation ${orgId}`, async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('signing_keys')
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

async function findSigningKey(
  database: Kysely<MainTables>,
  orgId: string,
  id: string,
): Promise<SigningKeyRecord | undefined> {
  const row = await database
    .selectFrom('signing_keys')
    .selectAll()
    .where('id', '=', id)
    .where('org_id', '=', orgId)
    .executeTakeFirst()
  return row && SIGNING_KEYS.fromRow(row)
}
