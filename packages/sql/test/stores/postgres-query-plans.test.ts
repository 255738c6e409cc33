import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAIN_MIGRATIONS } from '../../src/migrations/main-migrations.ts'
import { migrate } from '../../src/migrations/migrate.ts'
import { PostgresDatabase } from '../../src/postgres/postgres-database.ts'
import { PostgresPool } from '../../src/postgres/postgres-pool.ts'
import type { MainTables } from '../../src/rows.ts'
import type { SqlDatabase } from '../../src/sql-database.ts'
import { isPostgresThere, usePostgres } from '../use-postgres.ts'
import { createListing, LISTS, type Listing, LOOKUPS, PAGES } from './listing-cases.ts'

/** A step of what PostgreSQL would do. */
interface Step {
  readonly 'Node Type': string
  readonly 'Index Cond'?: string
  readonly Plans?: readonly Step[]
}

const POOL = {
  schema: 'platen',
  maxConnections: 2,
  lockTimeoutMs: 5_000,
  connectTimeoutMs: 5_000,
  logger: undefined,
}

describe.skipIf(!isPostgresThere)('on PostgreSQL, where a server answers:', () => {
  const server = usePostgres()
  let pool: PostgresPool
  let stores: Listing
  let asked: { readonly sql: string; readonly parameters: readonly unknown[] }[] = []

  beforeAll(async () => {
    // Tables are empty: without this none would be worth an index.
    await server.run('SET enable_seqscan = off; SET enable_bitmapscan = off')
    await server.run('SET search_path = platen')
    pool = await PostgresPool.open({ ...POOL, connection: server.url })
    const own = new PostgresDatabase<MainTables>({ ...POOL, pool, synchronousCommit: 'off' })
    await migrate(own, { path: 'platen', migrations: MAIN_MIGRATIONS, clock: Date.now })
    const read = new Kysely<MainTables>({
      dialect: new PostgresDialect({ pool }),
      log: ({ query: { sql, parameters } }) => {
        asked.push({ sql, parameters })
      },
    })
    const database: SqlDatabase<MainTables> = {
      dialect: own.dialect,
      read,
      findValues: (sql, parameters) => {
        let count = 0
        asked.push({ sql: sql.replaceAll('?', () => `$${++count}`), parameters })
        return own.findValues(sql, parameters)
      },
      write: (work) => own.write(work),
      writeAlone: (scope, work) => own.writeAlone(scope, work),
    }
    stores = createListing(database)
  })
  afterAll(() => pool.end())

  const explain = async (sql: string, parameters: readonly unknown[]): Promise<Step> => {
    const [row] = await server.run(`EXPLAIN (FORMAT JSON, COSTS OFF) ${sql}`, parameters)
    const plans = (row?.['QUERY PLAN'] ?? []) as readonly { readonly Plan: Step }[]
    return plans[0]?.Plan ?? { 'Node Type': 'Nothing' }
  }
  const stepsOf = (step: Step): readonly Step[] => [step, ...(step.Plans ?? []).flatMap(stepsOf)]
  const plansOf = async (work: () => Promise<unknown>) => {
    asked = []
    await work()
    const plans = await Promise.all(asked.map(({ sql, parameters }) => explain(sql, parameters)))
    return plans.map(stepsOf)
  }
  const scansOf = (steps: readonly Step[]) =>
    steps.filter((step) => step['Node Type'].endsWith('Scan'))

  describe.each(PAGES)('%s', (_which, page) => {
    test.each(LISTS)('of %s is found by an index and never sorted', async (_what, list) => {
      const plans = await plansOf(() => list(stores, page))
      expect(plans.length).toBeGreaterThan(0)
      for (const steps of plans) {
        expect(steps.map((step) => step['Node Type'])).not.toContain('Sort')
        for (const scan of scansOf(steps)) {
          expect(scan['Node Type']).toMatch(/^Index (Only )?Scan$/)
          expect(scan['Index Cond']).toContain('org_id = ')
          if (page.after !== undefined) expect(scan['Index Cond']).toContain('ROW(created_at')
        }
      }
    })
  })

  test.each(LOOKUPS)('%s is found by keys alone', async (_what, find) => {
    const plans = await plansOf(() => find(stores))
    expect(plans.length).toBeGreaterThan(0)
    for (const scan of plans.flatMap(scansOf)) {
      expect(scan['Node Type']).toMatch(/^Index (Only )?Scan$/)
      expect(scan['Index Cond']).toBeDefined()
    }
  })
})
