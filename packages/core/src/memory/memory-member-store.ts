import type { MemberRecord, MemberStore } from '../ports/member-store.ts'
import { keepRecord } from './keep-record.ts'
import type { MemoryDatabase } from './memory-database.ts'

/** Keeps members in this process until it ends. */
export function createMemoryMemberStore(database: MemoryDatabase): MemberStore {
  const { members } = database

  const keep = (member: MemberRecord): MemberRecord => {
    const kept = keepRecord(member)
    members.put(kept)
    return kept
  }

  return {
    async find(orgId, userId) {
      return members.find(orgId, userId)
    },
    async list(orgId, page) {
      return members.list(orgId, page, () => true)
    },
    async observe({ orgId, userId, role, email, at }) {
      const known = members.find(orgId, userId)
      const isSame = known?.role === role && (email === undefined || known.email === email)
      if (known !== undefined && isSame) return known
      const seen = { orgId, userId, role, email: email ?? known?.email }
      const member = keep({ ...seen, createdAt: known?.createdAt ?? at, updatedAt: at })
      if (known?.role !== role) database.commit(orgId, [])
      return member
    },
    async setRoles({ orgId, roles, at }, audit) {
      const changed: MemberRecord[] = []
      for (const { userId, role } of roles) {
        const member = members.find(orgId, userId)
        if (member === undefined) return undefined
        changed.push({ ...member, role, updatedAt: at })
      }
      const kept = changed.map(keep)
      database.commit(orgId, audit)
      return kept
    },
    async remove({ orgId, userId, by, at }, audit) {
      if (members.remove(orgId, userId) === undefined) return undefined
      const revoked = database.revokeKeysOf({ orgId, userId, by, at, reason: 'member_removed' })
      database.commit(orgId, audit)
      return revoked
    },
  }
}
