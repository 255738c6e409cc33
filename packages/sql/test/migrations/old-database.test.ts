import { readFile } from 'node:fs/promises'
import { createPlaten, toFetchHandler } from '@platen/core'
import { sha256Hex } from '@platen/core/ports'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { MAIN_MIGRATIONS } from '../../src/migrations/main-migrations.ts'
import { migrate } from '../../src/migrations/migrate.ts'
import type { MainTables } from '../../src/rows.ts'
import type { SqliteDatabase } from '../../src/sqlite/sqlite-database.ts'
import { sqliteStorage } from '../../src/sqlite-storage.ts'
import { createGrantFinder } from '../../src/stores/create-grant-finder.ts'
import { openDatabase } from '../open-database.ts'
import { useDatabaseFolder } from '../use-database-folder.ts'

/** When that database was last used, and how it was set up. */
const clock = () => Date.UTC(2026, 11, 1)
const SECRET = 'the secret of whoever ran schema 1'
const PEPPER = 'the pepper of whoever ran schema 1'

/** Keys in it, in full, as their holders have them. */
const KEYS = {
  master: 'rs_live_111111111111111111111111111111112ACgGx',
  project: 'rs_live_222222222222222222222222222222224bY5y4',
  readOnly: 'rs_live_333333333333333333333333333333332LdhUv',
  get: 'rs_get_444444444444444444444444444444444EZywP',
  peppered: 'rs_live_555555555555555555555555555555551CZEgQ',
  revoked: 'rs_live_666666666666666666666666666666663kcQ7x',
  expired: 'rs_live_777777777777777777777777777777773Mkg6O',
} as const
const SIGNED =
  '/render?template=card&title.text=Signed&exp=2108851210&kid=sk_377d0j27o11lvjbjgp1esuiku5&sig=wuuol9cyZgmUbeRHnaEhpbLZCCbY5VOfQ1ZEiPmsotY'

const folder = useDatabaseFolder()
const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** Puts that database into a file of its own. */
async function restore(): Promise<string> {
  const path = folder.freshPath()
  const database = await openDatabase<MainTables>(path)
  const text = await readFile(new URL('schema-1.sql', import.meta.url), 'utf8')
  await database.write(async (transaction) => {
    for (const statement of text.replace(/^--.*\n/gm, '').split(/;\n/)) {
      if (statement !== '') await sql.raw(statement).execute(transaction)
    }
  })
  await database.close()
  return path
}

/** Serves the file at `path` as this version does. */
async function serve(path: string, more: { readonly keyPepper?: string } = {}) {
  const stores = await sqliteStorage(path, { clock })
  const platen = createPlaten({ stores, clock, secret: SECRET, ...more })
  open.push(() => platen.close())
  const handle = toFetchHandler(platen)
  return (route: string, headers: Readonly<Record<string, string>> = {}) =>
    handle(new Request(`http://platen.example/api/v1${route}`, { headers }))
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

describe('M3 a database of schema 1', () => {
  test.each([
    ['master', KEYS.master, '/templates/other', 200],
    ['project', KEYS.project, '/templates/card', 200],
    ['project', KEYS.project, '/templates/other', 404],
    ['read_only', KEYS.readOnly, '/templates/other', 200],
    ['revoked', KEYS.revoked, '/whoami', 401],
    ['expired', KEYS.expired, '/whoami', 401],
  ])('its %s key %s is answered at %s with %i', async (_type, key, route, status) => {
    const ask = await serve(await restore())
    expect((await ask(route, bearer(key))).status).toBe(status)
  })

  test('its get key opens images to the hosts that it lists, and its signed URLs open', async () => {
    const ask = await serve(await restore())
    const image = `/render?apiKey=${KEYS.get}&template=card`
    expect((await ask(image, { referer: 'https://blog.example/' })).status).toBe(200)
    expect((await ask(image, { referer: 'https://evil.example/' })).status).toBe(403)
    expect((await ask(SIGNED)).status).toBe(200)
  })

  test('its keys work with a pepper and without, each as it was digested', async () => {
    const path = await restore()
    const peppered = await serve(path, { keyPepper: PEPPER })
    expect((await peppered('/whoami', bearer(KEYS.peppered))).status).toBe(200)
    expect((await peppered('/whoami', bearer(KEYS.master))).status).toBe(200)
    const plain = await serve(path)
    expect((await plain('/whoami', bearer(KEYS.peppered))).status).toBe(401)
  })

  test('its list shows every key, with what it was made for', async () => {
    const ask = await serve(await restore())
    const items = (await (await ask('/api-keys', bearer(KEYS.master))).json()) as readonly {
      readonly apiKey: object
    }[]
    expect(items.map(({ apiKey }) => apiKey)).toMatchObject([
      { name: 'expired', status: 'expired' },
      { name: 'revoked', status: 'revoked', revokeReason: 'manual' },
      { name: 'peppered', status: 'active' },
      { name: 'get', type: 'get', start: 'rs_get_4444' },
      { name: 'read_only', createdBy: 'bob' },
      { name: 'project', type: 'project', templateIds: [expect.stringMatching(/^tmpl_/)] },
      { name: 'master', start: 'rs_live_1111', metadata: { team: 'web' } },
    ])
  })

  test('takes the step that comes next, and its keys are found as before', async () => {
    const database = await openDatabase<MainTables>(await restore())
    const next = { name: 'next', statements: ['ALTER TABLE api_keys ADD COLUMN note TEXT'] }
    const migrations = [...MAIN_MIGRATIONS.slice(0, 1), next]
    expect(await migrate(database, { path: 'a.db', migrations, clock })).toEqual(['next'])
    const found = await createGrantFinder(database)(sha256Hex(KEYS.readOnly))
    expect(found).toMatchObject({ key: { name: 'read_only' }, creatorRole: 'user' })
    await database.close()
  })

  // Files that have taken the step do not take it again: they never get what is changed in it.
  test('is what the first step still makes: what was released does not change', async () => {
    const restored = await openDatabase<MainTables>(await restore())
    const fresh = await openDatabase<MainTables>(folder.freshPath())
    await migrate(fresh, { path: 'a.db', migrations: MAIN_MIGRATIONS.slice(0, 1), clock })
    const why = 'Leave the step "first" as it was, and add another after it.'
    expect(await describeSchema(fresh), why).toEqual(await describeSchema(restored))
    await restored.close()
    await fresh.close()
  })
})

/** Tables and indexes with the words that made them. */
async function describeSchema(database: SqliteDatabase<MainTables>) {
  const { rows } = await database.write((transaction) =>
    sql<{ name: string; sql: string }>`
      SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name
    `.execute(transaction),
  )
  return rows.map((row) => `${row.name}: ${row.sql.replace(/\s+/g, ' ')}`)
}
