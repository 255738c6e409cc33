import { type KeyGrant, ROLES, SYSTEM_USER } from '@platen/core/ports'
import { API_KEYS, type MainTables } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'

/** Three lookups by primary or unique index in one statement, so that all are of one moment. */
const FIND_GRANT = `
  SELECT ${API_KEYS.names.map((name) => `api_keys.${name}`).join(', ')},
    coalesce(settings.epoch, 0), members.role
  FROM api_keys
  LEFT JOIN settings ON settings.org_id = api_keys.org_id
  LEFT JOIN members
    ON members.org_id = api_keys.org_id AND members.user_id = api_keys.created_by
  WHERE api_keys.hash = ?`

/** The read that every request with a key begins with. */
export async function findKeyGrant(
  database: SqlDatabase<MainTables>,
  hash: string,
): Promise<KeyGrant | undefined> {
  const values = await database.findValues(FIND_GRANT, [hash])
  if (values === undefined) return undefined
  const key = API_KEYS.fromValues(values)
  const [epoch, memberRole] = values.slice(API_KEYS.names.length)
  return {
    key,
    creatorRole:
      key.createdBy === SYSTEM_USER ? 'owner' : ROLES.find((role) => role === memberRole),
    orgEpoch: Number(epoch),
  }
}
