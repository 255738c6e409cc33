import type { MemberRecord, MemberSighting, MemberStore } from '@platen/core/ports'
import type { Kysely, Transaction } from 'kysely'
import { onPage } from '../list-newest-first.ts'
import { type MainTables, MEMBERS } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'
import { commitChange } from './commit-change.ts'
import { revokeKeys } from './revoke-keys.ts'

/** Keeps who belongs to which organisation. */
export function createSqlMemberStore(database: SqlDatabase<MainTables>): MemberStore {
  return {
    async find(orgId, userId) {
      return findMember(database.read, orgId, userId)
    },
    async list(orgId, page) {
      const query = database.read.selectFrom('members').selectAll().where('org_id', '=', orgId)
      const rows = await onPage(query, page, 'user_id').execute()
      return rows.map(MEMBERS.fromRow)
    },
    async observe(sighting) {
      const { orgId, userId } = sighting
      const known = await findMember(database.read, orgId, userId)
      // Nearly always: then nothing is locked and nothing written.
      if (known !== undefined && isAsSeen(known, sighting)) return known
      return database.writeAlone(`organisation ${orgId}`, async (transaction) => {
        const before = await findMember(transaction, orgId, userId)
        if (before !== undefined && isAsSeen(before, sighting)) return before
        const member = await keepMember(transaction, buildMember(before, sighting))
        if (before?.role !== member.role) await commitChange(transaction, orgId, [])
        return member
      })
    },
    async setRoles({ orgId, roles, at }, audit) {
      return database.writeAlone(`organisation ${orgId}`, async (transaction) => {
        const changed: MemberRecord[] = []
        for (const { userId, role } of roles) {
          const member = await findMember(transaction, orgId, userId)
          if (member === undefined) return undefined
          changed.push({ ...member, role, updatedAt: at })
        }
        for (const member of changed) await keepMember(transaction, member)
        await commitChange(transaction, orgId, audit)
        return changed
      })
    },
    async remove({ orgId, userId, by, at }, audit) {
      return database.writeAlone(`organisation ${orgId}`, async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('members')
          .where('org_id', '=', orgId)
          .where('user_id', '=', userId)
          .executeTakeFirst()
        if (numDeletedRows === 0n) return undefined
        const reason = 'member_removed'
        const revoked = await revokeKeys(transaction, { orgId, userId, by, at, reason })
        await commitChange(transaction, orgId, audit)
        return revoked
      })
    },
  }
}

async function findMember(
  database: Kysely<MainTables>,
  orgId: string,
  userId: string,
): Promise<MemberRecord | undefined> {
  const row = await database
    .selectFrom('members')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row && MEMBERS.fromRow(row)
}

async function keepMember(
  transaction: Transaction<MainTables>,
  member: MemberRecord,
): Promise<MemberRecord> {
  const row = MEMBERS.toRow(member)
  await transaction
    .insertInto('members')
    .values(row)
    .onConflict((conflict) => conflict.columns(['org_id', 'user_id']).doUpdateSet(row))
    .execute()
  return member
}

function isAsSeen(known: MemberRecord, { role, email }: MemberSighting): boolean {
  return known.role === role && (email === undefined || known.email === email)
}

function buildMember(
  before: MemberRecord | undefined,
  { orgId, userId, role, email = before?.email, at }: MemberSighting,
): MemberRecord {
  return { orgId, userId, role, email, createdAt: before?.createdAt ?? at, updatedAt: at }
}
