import { type Awaitable, isPending, type KeyGrant, ROLES, SYSTEM_USER } from '@platen/core/ports'
import { LRUCache } from 'lru-cache'
import { API_KEYS, type MainTables } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'

/**
 * Three lookups by primary or unique index in one statement, so that all are of one moment. As one
 * text, because libsql takes longer to hand over 26 values than to find them.
 */
const FIND_GRANT = `
  SELECT json_array(${API_KEYS.names.map((name) => `api_keys.${name}`).join(', ')},
    coalesce(settings.epoch, 0), members.role)
  FROM api_keys
  LEFT JOIN settings ON settings.org_id = api_keys.org_id
  LEFT JOIN members
    ON members.org_id = api_keys.org_id AND members.user_id = api_keys.created_by
  WHERE api_keys.hash = ?`

/** Grants whose text is remembered beside what it says, some 2 KB each. */
const MAX_READ = 2_000

interface ReadGrant {
  readonly text: string
  readonly grant: KeyGrant
}

/**
 * Makes the read that every request with a key begins with.
 *
 * It always asks the database. Only what a text says is remembered: one that comes again, which is
 * nearly every one, need not be taken apart again.
 */
export function createGrantFinder(
  database: SqlDatabase<MainTables>,
): (hash: string) => Awaitable<KeyGrant | undefined> {
  const read = new LRUCache<string, ReadGrant>({ max: MAX_READ })
  const take = (hash: string, values: readonly unknown[] | undefined) => {
    const text = values?.[0]
    if (typeof text !== 'string') return undefined
    const known = read.get(hash)
    if (known?.text === text) return known.grant
    const grant = readGrant(text)
    read.set(hash, { text, grant })
    return grant
  }
  return (hash) => {
    const values = database.findValues(FIND_GRANT, [hash])
    return isPending(values) ? values.then((found) => take(hash, found)) : take(hash, values)
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
