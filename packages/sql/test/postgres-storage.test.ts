import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { DEFAULT_SETTINGS, sha256Hex } from '@platen/core/ports'
import { afterEach, describe, expect, test } from 'vitest'
import { type PostgresStorageOptions, postgresStorage } from '../src/postgres-storage.ts'
import { buildKey } from './build-key.ts'
import { isPostgresThere, usePostgres } from './use-postgres.ts'

/** Nobody listens there. */
const NOWHERE = 'postgres://postgres@127.0.0.1:1/postgres'

test.each([
  ['an address of something else', 'mysql://localhost/platen', {}],
  ['no address', 'localhost', {}],
  ['a schema that would have to be quoted', NOWHERE, { schema: 'Platen' }],
  ['a schema that would be SQL', NOWHERE, { schema: 'a; DROP SCHEMA b' }],
])('refuses %s', async (_what, connection, options) => {
  await expect(postgresStorage(connection, options)).rejects.toMatchObject({
    code: 'invalid_value',
  })
})

test('a server that does not answer is unavailable, and its address is in no message', async () => {
  await expect(postgresStorage(NOWHERE)).rejects.toMatchObject({
    code: 'unavailable',
    message: 'PostgreSQL cannot be reached.',
  })
})

test('a server that accepts and says nothing is unavailable after the time that was given', async () => {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const connection = { host: '127.0.0.1', port, user: 'a', database: 'a' }
  await expect(postgresStorage(connection, { connectTimeoutMs: 50 })).rejects.toMatchObject({
    code: 'unavailable',
  })
  server.close()
})

describe.skipIf(!isPostgresThere)('on PostgreSQL, where a server answers:', () => {
  const database = usePostgres()
  const open: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of open.splice(0)) await close()
  })
  const openStorage = async (options: PostgresStorageOptions = {}) => {
    const stores = await postgresStorage(database.url, options)
    open.push(async () => stores.close?.())
    return stores
  }

  test('a schema of a newer version is refused, and says what to do', async () => {
    await openStorage({ schema: 'newer' })
    await database.run("INSERT INTO newer.platen_migrations VALUES (99, 'from the future', 1)")
    await expect(openStorage({ schema: 'newer' })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/"newer" has schema 99.*up to \d+: update it/),
    })
  })

  test('a user who may make nothing works on a schema that is there', async () => {
    await openStorage({ schema: 'granted' })
    // Roles belong to the whole server.
    const role = `platen_test_${randomUUID().replaceAll('-', '')}`
    await database.run(`CREATE ROLE ${role} LOGIN`)
    try {
      await database.run(`GRANT USAGE ON SCHEMA granted TO ${role}`)
      await database.run(`GRANT ALL ON ALL TABLES IN SCHEMA granted TO ${role}`)
      const guest = new URL(database.url)
      guest.username = role
      const stores = await postgresStorage(guest.href, { schema: 'granted' })
      await stores.keys.insert(buildKey('guest'), [])
      await stores.close?.()
      await expect(postgresStorage(guest.href, { schema: 'refused' })).rejects.toMatchObject({
        code: 'unavailable',
        message: 'This user of PostgreSQL lacks a right.',
      })
    } finally {
      await database.run(`DROP OWNED BY ${role}`)
      await database.run(`DROP ROLE ${role}`)
    }
  })

  test('what was kept is there again after closing and opening, and closed stores refuse', async () => {
    const first = await openStorage({ schema: 'again' })
    await first.keys.insert(buildKey('1'), [])
    await first.keys.touch([{ id: 'key_1', at: 9 }])
    await first.close?.()
    await first.close?.()
    await expect(first.keys.findGrant('h')).rejects.toMatchObject({ code: 'closed' })
    await expect(first.settings.get('acme')).rejects.toMatchObject({ code: 'closed' })
    const again = await openStorage({ schema: 'again' })
    expect(await again.keys.find('acme', 'key_1')).toEqual(buildKey('1', { lastUsedAt: 9 }))
  })

  test('two schemas of one database know nothing of each other', async () => {
    const [a, b] = [await openStorage({ schema: 'one' }), await openStorage({ schema: 'two' })]
    await a.keys.insert(buildKey('1'), [])
    expect(await b.keys.find('acme', 'key_1')).toBeUndefined()
  })

  test('a key is in no table, and its digest is', async () => {
    const secret = `rs_live_${'q7'.repeat(19)}`
    const stores = await openStorage({ schema: 'secrets' })
    await stores.keys.insert(buildKey('secret', { hash: sha256Hex(secret) }), [])
    await stores.rateLimiter.consume({ key: secret, limit: 5, windowMs: 1_000 })
    await stores.idempotency.begin({ key: secret, fingerprint: 'f', leaseMs: 1, keepMs: 1 })
    const [row] = await database.run(
      "SELECT schema_to_xml('secrets', true, false, '')::text AS all",
    )
    expect(String(row?.['all'])).toContain(sha256Hex(secret))
    expect(String(row?.['all'])).not.toContain(secret)
  })

  test('names that PostgreSQL would refuse or mix up are told apart', async () => {
    const stores = await openStorage({ schema: 'names' })
    const names = ['acme', 'acme\0', 'acme\0x', 'acme\ud800', 'acme\udc00', 'acme\ufffd', 'ACME']
    for (const [i, orgId] of names.entries()) {
      await stores.settings.update({ orgId, patch: { plan: `plan ${i}` }, at: 1 }, [])
    }
    const plans = await Promise.all(
      names.map(async (orgId) => (await stores.settings.get(orgId)).plan),
    )
    expect(plans).toEqual(names.map((_name, i) => `plan ${i}`))
    expect((await stores.settings.get('acme\0y')).plan).toBe(DEFAULT_SETTINGS.plan)
    const key = buildKey('nul', { name: 'a\0b\ud800"\\' })
    await stores.keys.insert(key, [])
    expect((await stores.keys.findGrant(key.hash))?.key).toEqual(key)
  })

  test('lists are in the order of bytes, whatever language the database was made for', async () => {
    const stores = await openStorage({ schema: 'ordered' })
    for (const name of ['a', 'B', '_', 'é', '0']) await stores.keys.insert(buildKey(name), [])
    const names = (await stores.keys.list('acme', {}, { limit: 9 })).map(({ name }) => name)
    expect(names).toEqual(['é', 'a', '_', 'B', '0'])
  })

  test('connections that the server ends are unavailable once, and others take their place', async () => {
    const stores = await openStorage({ schema: 'broken', maxConnections: 1 })
    await stores.settings.get('acme')
    await database.run(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'platen'",
    )
    await stores.settings.get('acme').catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'unavailable' })
    })
    expect((await stores.settings.get('acme')).orgId).toBe('acme')
  })

  test('who waits too long for a lock of another is told so', async () => {
    const stores = await openStorage({ schema: 'locked', lockTimeoutMs: 20 })
    await stores.keys.insert(buildKey('1'), [])
    await database.run('BEGIN')
    await database.run('LOCK TABLE locked.api_keys')
    await expect(stores.keys.remove('acme', 'key_1', [])).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterMs: expect.any(Number),
    })
    await database.run('ROLLBACK')
    expect(await stores.keys.remove('acme', 'key_1', [])).toBe(true)
  })
})
