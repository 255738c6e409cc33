import type { KeysRevocation } from '@platen/core/ports'
import { type Expression, sql, type Transaction } from 'kysely'
import { API_KEYS, type MainTables } from '../rows.ts'

/**
 * Revokes the keys of a user that are not revoked yet; to be followed by `commitChange`.
 *
 * @returns Their ids, newest first.
 */
export async function revokeKeys(
  transaction: Transaction<MainTables>,
  { orgId, userId, by, reason, at }: KeysRevocation,
): Promise<readonly string[]> {
  const held = await transaction
    .selectFrom('api_keys')
    .select('id')
    .where('org_id', '=', orgId)
    .where('created_by', '=', userId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  if (held.length === 0) return []
  await transaction
    .updateTable('api_keys')
    .set(API_KEYS.toPartialRow({ revokedAt: at, revokedBy: by, revokeReason: reason }))
    .set({ updated_at: grownUpdatedAt(at) })
    .where('org_id', '=', orgId)
    .where('created_by', '=', userId)
    .where('revoked_at', 'is', null)
    .execute()
  return held.map(({ id }) => id)
}

/** `updatedAt` grows also if the clock has not moved on. */
export function grownUpdatedAt(at: number): Expression<number> {
  const before = sql.ref<number>('updated_at')
  return sql<number>`CASE WHEN ${before} >= ${at} THEN ${before} + 1 ELSE ${at} END`
}
