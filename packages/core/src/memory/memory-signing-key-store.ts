import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { SigningKeyRecord, SigningKeyStore } from '../ports/signing-key-store.ts'
import { KeysetTable } from './keyset-table.ts'
import type { MemoryDatabase } from './memory-database.ts'

/** Keeps signing keys in this process until it ends. */
export function createMemorySigningKeyStore(database: MemoryDatabase): SigningKeyStore {
  const rows = new KeysetTable<SigningKeyRecord>((key) => key)
  const byId = new Map<string, SigningKeyRecord>()

  const put = (key: SigningKeyRecord): SigningKeyRecord => {
    rows.put(key)
    byId.set(key.id, key)
    return key
  }

  return {
    async findGrant(id) {
      const key = byId.get(id)
      return key && { key, orgEpoch: database.settingsOf(key.orgId).epoch }
    },
    async find(orgId, id) {
      return rows.find(orgId, id)
    },
    async list(orgId, page) {
      return rows.list(orgId, page, () => true)
    },
    async insert(key, audit) {
      if (byId.has(key.id)) {
        throw new PlatenError('conflict', `There is a signing key ${quote(key.id)} already.`)
      }
      put({ ...key, secret: key.secret.slice() })
      database.commit(key.orgId, audit)
    },
    async revoke({ orgId, id, at }, audit) {
      const key = rows.find(orgId, id)
      if (key === undefined) return undefined
      const revoked = put({ ...key, revokedAt: key.revokedAt ?? at })
      database.commit(orgId, audit)
      return revoked
    },
    async remove(orgId, id, audit) {
      if (rows.remove(orgId, id) === undefined) return false
      byId.delete(id)
      database.commit(orgId, audit)
      return true
    },
  }
}
