import { type AuditEvent, DEFAULT_SETTINGS } from '@platen/core/ports'
import type { Transaction } from 'kysely'
import { type MainTables, SETTINGS } from '../rows.ts'
import { appendAudit } from './sql-audit-log.ts'

/** What every transaction that changes an organisation ends with: its epoch grows, its log too. */
export async function commitChange(
  transaction: Transaction<MainTables>,
  orgId: string,
  audit: readonly AuditEvent[],
): Promise<void> {
  await transaction
    .insertInto('settings')
    .values(SETTINGS.toRow({ ...DEFAULT_SETTINGS, orgId, epoch: 1 }))
    .onConflict((conflict) =>
      conflict.column('org_id').doUpdateSet(({ eb }) => ({ epoch: eb('settings.epoch', '+', 1) })),
    )
    .execute()
  await appendAudit(transaction, audit)
}
