import {
  DEFAULT_SETTINGS,
  PlatenError,
  type SettingsRecord,
  type SettingsStore,
} from '@platen/core/ports'
import type { Kysely } from 'kysely'
import type { LateWriter } from '../late/late-writer.ts'
import { type MainTables, REFUSED_HOSTS, SETTINGS } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'
import { commitChange } from './commit-change.ts'
import { LateRefusals } from './late-refusals.ts'

/** Keeps the settings of organisations; refused hosts are written a little later. */
export function createSqlSettingsStore(
  database: SqlDatabase<MainTables>,
  late: LateWriter<MainTables>,
): SettingsStore {
  const refusals = new LateRefusals()
  late.include(refusals)
  return {
    async get(orgId) {
      return findSettings(database.read, orgId)
    },
    async update({ orgId, patch, expectedEpoch, at }, audit) {
      return database.writeAlone(`organisation ${orgId}`, async (transaction) => {
        const { epoch } = await findSettings(transaction, orgId)
        if (expectedEpoch !== undefined && expectedEpoch !== epoch) {
          throw new PlatenError('conflict', 'The settings were changed meanwhile; read them again.')
        }
        await commitChange(transaction, orgId, audit)
        await transaction
          .updateTable('settings')
          .set(SETTINGS.toPartialRow({ ...patch, updatedAt: at }))
          .where('org_id', '=', orgId)
          .execute()
        return findSettings(transaction, orgId)
      })
    },
    async noteRefusedHost(orgId, refusal) {
      refusals.add(orgId, refusal)
      late.schedule()
    },
    async listRefusedHosts(orgId) {
      await late.settle()
      const rows = await database.read
        .selectFrom('refused_hosts')
        .selectAll()
        .where('org_id', '=', orgId)
        .orderBy('place', 'desc')
        .execute()
      return rows.map((row) => {
        const { orgId: _orgId, place: _place, ...refused } = REFUSED_HOSTS.fromRow(row)
        return refused
      })
    },
  }
}

async function findSettings(database: Kysely<MainTables>, orgId: string): Promise<SettingsRecord> {
  const row = await database
    .selectFrom('settings')
    .selectAll()
    .where('org_id', '=', orgId)
    .executeTakeFirst()
  return row === undefined ? { ...DEFAULT_SETTINGS, orgId } : SETTINGS.fromRow(row)
}
