import type { PageRequest, Stores } from '@platen/core/ports'
import { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LateWriter } from '../../src/late/late-writer.ts'
import { MAIN_MIGRATIONS } from '../../src/migrations/main-migrations.ts'
import { migrate } from '../../src/migrations/migrate.ts'
import type { MainTables } from '../../src/rows.ts'
import type { SqlDatabase } from '../../src/sql-database.ts'
import { SqliteConnection } from '../../src/sqlite/sqlite-connection.ts'
import { OwnSqliteDialect } from '../../src/sqlite/sqlite-dialect.ts'
import { loadLibsql } from '../../src/sqlite/sqlite-library.ts'
import { SQLITE } from '../../src/sqlite/sqlite-words.ts'
import { createSqlAssetStore } from '../../src/stores/sql-asset-store.ts'
import { createSqlAuditLog } from '../../src/stores/sql-audit-log.ts'
import { createSqlKeyStore } from '../../src/stores/sql-key-store.ts'
import { createSqlMemberStore } from '../../src/stores/sql-member-store.ts'
import { createSqlRenderLog } from '../../src/stores/sql-render-log.ts'
import { createSqlSigningKeyStore } from '../../src/stores/sql-signing-key-store.ts'
import { createSqlTemplateStore } from '../../src/stores/sql-template-store.ts'
import { useDatabaseFolder } from '../use-database-folder.ts'

type Listing = Pick<
  Stores,
  'keys' | 'members' | 'templates' | 'signingKeys' | 'assets' | 'audit' | 'renders'
>

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
  const late = new LateWriter(database, { delayMs: 1_000, logger: undefined })
  stores = {
    keys: createSqlKeyStore(database, late),
    members: createSqlMemberStore(database),
    templates: createSqlTemplateStore(database),
    signingKeys: createSqlSigningKeyStore(database),
    assets: createSqlAssetStore(database),
    audit: createSqlAuditLog(database),
    renders: createSqlRenderLog(database, late),
  }
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

const status = { anyOf: ['active', 'rotating'], at: 5 } as const
const times = { createdAfter: 1, createdBefore: 9 }

describe.each<[string, PageRequest]>([
  ['the first page', { limit: 20 }],
  ['a later page', { limit: 20, after: { createdAt: 5, id: 'x' } }],
])('%s', (_which, page) => {
  test.each<[string, () => Promise<unknown>]>([
    ['keys', () => stores.keys.list('o', {}, page)],
    ['keys of a user', () => stores.keys.list('o', { createdBy: 'u' }, page)],
    [
      'keys by type and status',
      () => stores.keys.list('o', { types: ['get', 'master'], status }, page),
    ],
    ['members', () => stores.members.list('o', page)],
    ['templates', () => stores.templates.list('o', {}, page)],
    ['templates of a key', () => stores.templates.list('o', { ids: ['a', 'b'] }, page)],
    ['templates of a user', () => stores.templates.list('o', { createdBy: 'u' }, page)],
    ['signing keys', () => stores.signingKeys.list('o', page)],
    ['assets', () => stores.assets.list('o', { mediaTypes: ['image/png', 'image/jpeg'] }, page)],
    ['assets of a user', () => stores.assets.list('o', { createdBy: 'u' }, page)],
    ['audit events', () => stores.audit.list('o', { ...times, status: 'failure' }, page)],
    [
      'audit events of actors',
      () => stores.audit.list('o', { actorIds: ['a', 'b'], events: ['e'] }, page),
    ],
    ['audit events by name', () => stores.audit.list('o', { events: ['e', 'f'], ...times }, page)],
    ['renders', () => stores.renders.list('o', times, page)],
    [
      'renders of templates',
      () =>
        stores.renders.list('o', { templateIds: ['a', 'b'], statuses: ['failed'], ...times }, page),
    ],
    [
      'renders of a user',
      () => stores.renders.list('o', { createdBy: 'u', formats: ['png'] }, page),
    ],
    [
      'renders by status',
      () => stores.renders.list('o', { statuses: ['failed', 'pending'], sources: ['get'] }, page),
    ],
  ])('of %s is found by an index and never sorted', async (_what, list) => {
    const plans = await plansOf(list)
    expect(plans.length).toBeGreaterThan(0)
    for (const step of plans) {
      expect(step).toMatch(/^SEARCH \w+ USING (COVERING )?(INDEX|PRIMARY KEY)/)
      expect(step).toContain('org_id=?')
    }
  })
})

test.each<[string, () => Promise<unknown>]>([
  ['a key grant', async () => stores.keys.findGrant('h')],
  ['a signing grant', () => stores.signingKeys.findGrant('k')],
  ['a template by id or slug', () => stores.templates.find('o', 'x')],
  ['a version', () => stores.templates.findVersion('o', 't', 1)],
  ['versions', () => stores.templates.listVersions('o', 't', { limit: 5, below: 9 })],
  ['an asset with its content', () => stores.assets.readContent('o', 'a')],
  ['a render', () => stores.renders.find('o', 'r')],
  ['usage', () => stores.renders.usage('o', { fromDay: '2026-01-01', toDay: '2026-01-31' })],
])('%s is found by keys alone', async (_what, find) => {
  for (const step of await plansOf(find)) expect(step).toMatch(/^SEARCH /)
})
