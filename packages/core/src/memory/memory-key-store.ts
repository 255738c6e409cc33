import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { ApiKeyRecord } from '../ports/api-key-record.ts'
import { keyStatusAt } from '../ports/key-status.ts'
import type { KeyChange, KeyFilter, KeyStore } from '../ports/key-store.ts'
import { type Role, SYSTEM_USER } from '../ports/organisation.ts'
import type { MemoryDatabase } from './memory-database.ts'

/** Keeps keys in this process until it ends. */
export function createMemoryKeyStore(database: MemoryDatabase): KeyStore {
  const { keys, members } = database

  const assertNew = (key: ApiKeyRecord) => {
    if (keys.findById(key.id) === undefined && keys.findByHash(key.hash) === undefined) return
    throw new PlatenError('conflict', `There is a key ${quote(key.id)} or of its digest already.`)
  }

  const roleOf = (orgId: string, userId: string): Role | undefined =>
    userId === SYSTEM_USER ? 'owner' : members.find(orgId, userId)?.role

  return {
    findGrant(hash) {
      const key = keys.findByHash(hash)
      if (key === undefined) return undefined
      const { epoch } = database.settingsOf(key.orgId)
      return { key, creatorRole: roleOf(key.orgId, key.createdBy), orgEpoch: epoch }
    },
    async find(orgId, id) {
      return keys.rows.find(orgId, id)
    },
    async list(orgId, filter, page) {
      return keys.rows.list(orgId, page, (key) => matches(key, filter))
    },
    async insert(key, audit) {
      assertNew(key)
      keys.put(key)
      database.commit(key.orgId, audit)
    },
    async update(change, audit) {
      const key = keys.rows.find(change.orgId, change.id)
      if (key === undefined) return undefined
      assertMayChange(key, change)
      const changed = keys.change(key, change.patch, change.at)
      database.commit(change.orgId, audit)
      return changed
    },
    async rotate(rotation, audit) {
      const key = keys.rows.find(rotation.orgId, rotation.id)
      if (key === undefined) return undefined
      assertMayChange(key, rotation)
      if (key.revokedAt !== undefined) {
        throw new PlatenError('conflict', `Key ${quote(key.id)} is revoked.`)
      }
      assertNew(rotation.replacement)
      const changed = keys.change(key, rotation.patch, rotation.at)
      keys.put(rotation.replacement)
      database.commit(rotation.orgId, audit)
      return changed
    },
    async remove(orgId, id, audit) {
      const key = keys.rows.find(orgId, id)
      if (key === undefined) return false
      keys.remove(key)
      database.commit(orgId, audit)
      return true
    },
    async touch(uses) {
      for (const { id, at } of uses) {
        const key = keys.findById(id)
        if (key !== undefined && at > (key.lastUsedAt ?? 0)) keys.put({ ...key, lastUsedAt: at })
      }
    },
    async revokeAllOf(revocation, audit) {
      const ids = database.revokeKeysOf(revocation)
      database.commit(revocation.orgId, audit)
      return ids
    },
  }
}

function matches(key: ApiKeyRecord, { createdBy, types, status }: KeyFilter): boolean {
  return (
    (createdBy === undefined || key.createdBy === createdBy) &&
    (types === undefined || types.includes(key.type)) &&
    (status === undefined || status.anyOf.includes(keyStatusAt(key, status.at)))
  )
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
