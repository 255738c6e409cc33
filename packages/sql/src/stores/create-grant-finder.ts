import { type KeyGrant, ROLES, SYSTEM_USER } from '@platen/core/ports'
import { LRUCache } from 'lru-cache'
import { API_KEYS, type MainTables } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'
import type { SqlDialect } from '../sql-dialect.ts'
import { createEpochReader } from './create-epoch-reader.ts'

/**
 * Three lookups by primary or unique index in one statement, so that all are of one moment. As one
 * text, because libsql takes longer to hand over 26 values than to find them.
 */
const findGrant = ({ jsonArray }: SqlDialect) => `
  SELECT CAST(${jsonArray}(${API_KEYS.names.map((name) => `api_keys.${name}`).join(', ')},
    coalesce(settings.epoch, 0), members.role) AS TEXT)
  FROM api_keys
  LEFT JOIN settings ON settings.org_id = api_keys.org_id
  LEFT JOIN members
    ON members.org_id = api_keys.org_id AND members.user_id = api_keys.created_by
  WHERE api_keys.hash = ?`

/** Grants that are remembered, some 1 KB each. */
const MAX_READ = 2_000

/**
 * Makes the read that every request with a key begins with.
 *
 * It always asks the database: for the grant, or whether one that was read before still stands. It
 * does as long as the epoch of its organisation does, which grows with every change of keys, members
 * and settings in the same transaction. Only when a key was used last is written without it, and may
 * be older.
 */
export function createGrantFinder(
  database: SqlDatabase<MainTables>,
): (hash: string) => Promise<KeyGrant | undefined> {
  const read = new LRUCache<string, KeyGrant>({ max: MAX_READ })
  const askEpoch = createEpochReader(database)
  const statement = findGrant(database.dialect)
  const readAnew = async (hash: string) => {
    const text = (await database.findValues(statement, [hash]))?.[0]
    if (typeof text !== 'string') {
      read.delete(hash)
      return undefined
    }
    const grant = readGrant(text)
    read.set(hash, grant)
    return grant
  }
  return (hash) => {
    const known = read.get(hash)
    if (known === undefined) return readAnew(hash)
    return askEpoch(known.key.orgId).then((epoch) =>
      epoch === known.orgEpoch ? known : readAnew(hash),
    )
  }
}

function readGrant(text: string): KeyGrant {
  // A NUL in a name, which was escaped for the database, stands in the text as it is.
  const values: readonly unknown[] = JSON.parse(text.replaceAll('\0', '\\u0000'))
  const key = API_KEYS.fromValues(values)
  const [epoch, memberRole] = values.slice(API_KEYS.names.length)
  const role = ROLES.find((name) => name === memberRole)
  const creatorRole = key.createdBy === SYSTEM_USER ? 'owner' : role
  // Many requests are given the same one.
  return Object.freeze({ key: Object.freeze(key), creatorRole, orgEpoch: Number(epoch) })
}
