import type { MainTables } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'

const FIND_EPOCH = 'SELECT epoch FROM settings WHERE org_id = ?'

/**
 * Makes the read of an organisation's epoch, which is made once for all who ask in one turn of the
 * event loop, after the last of them has asked: nobody is given what was read before.
 *
 * Under load that is one read for every few requests. It also comes at a time of its own: between
 * two answers it would find the processor's caches full of what they sent.
 */
export function createEpochReader(
  database: SqlDatabase<MainTables>,
): (orgId: string) => Promise<number> {
  const asked = new Map<string, Promise<number>>()
  const read = async (orgId: string) => {
    await endOfTurn()
    asked.delete(orgId)
    const values = await database.findValues(FIND_EPOCH, [orgId])
    return Number(values?.[0] ?? 0)
  }
  return (orgId) => {
    const own = asked.get(orgId) ?? read(orgId)
    asked.set(orgId, own)
    return own
  }
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
