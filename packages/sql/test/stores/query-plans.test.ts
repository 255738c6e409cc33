import { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAIN_MIGRATIONS } from '../../src/migrations/main-migrations.ts'
import { migrate } from '../../src/migrations/migrate.ts'
import type { MainTables } from '../../src/rows.ts'
import type { SqlDatabase } from '../../src/sql-database.ts'
import { SqliteConnection } from '../../src/sqlite/sqlite-connection.ts'
import { OwnSqliteDialect } from '../../src/sqlite/sqlite-dialect.ts'
import { loadLibsql } from '../../src/sqlite/sqlite-library.ts'
import { SQLITE } from '../../src/sqlite/sqlite-words.ts'
import { useDatabaseFolder } from '../use-database-folder.ts'
import { createListing, LISTS, type Listing, LOOKUPS, PAGES } from './listing-cases.ts'

const folder = useDatabaseFolder()
let connection: SqliteConnection
let stores: Listing
let asked: { readonly sql: string; readonly parameters: readonly unknown[] }[] = []

beforeAll(async () => {
  connection = new SqliteConnection({
    library: await loadLibsql(),
    path: folder.freshPath(),
    lockWaitMs: 20,
    synchronous: 'NORMAL',
    isReadOnly: false,
  })
  const kysely = new Kysely<MainTables>({
    dialect: new OwnSqliteDialect({ connection, lockTimeoutMs: 20, isExclusive: false }),
    log: ({ query: { sql, parameters } }) => {
      asked.push({ sql, parameters })
    },
  })
  const database: SqlDatabase<MainTables> = {
    dialect: SQLITE,
    read: kysely,
    findValues: async (sql, parameters) => {
      asked.push({ sql, parameters })
      return connection.getValues(sql, parameters)
    },
    write: (work) => kysely.transaction().execute(work),
    writeAlone: (_scope, work) => kysely.transaction().execute(work),
  }
  await migrate(database, { path: ':memory:', migrations: MAIN_MIGRATIONS, clock: Date.now })
  stores = createListing(database)
})
afterAll(() => connection.close())

/** What SQLite would do for all that `work` asks, step by step. */
async function plansOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  asked = []
  await work()
  const plans = asked.map(({ sql, parameters }) =>
    connection
      .run(`EXPLAIN QUERY PLAN ${sql}`, parameters)
      .rows.map((row) => String(row['detail'])),
  )
  return plans.flat()
}

describe.each(PAGES)('%s', (_which, page) => {
  test.each(LISTS)('of %s is found by an index and never sorted', async (_what, list) => {
    const plans = await plansOf(() => list(stores, page))
    expect(plans.length).toBeGreaterThan(0)
    for (const step of plans) {
      expect(step).toMatch(/^SEARCH \w+ USING (COVERING )?(INDEX|PRIMARY KEY)/)
      expect(step).toContain('org_id=?')
    }
  })
})

test.each(LOOKUPS)('%s is found by keys alone', async (_what, find) => {
  for (const step of await plansOf(() => find(stores))) expect(step).toMatch(/^SEARCH /)
})
