import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DEFAULT_SETTINGS, sha256Hex } from '@platen/core/ports'
import { describe, expect, test } from 'vitest'
import { type SqliteStorageOptions, sqliteStorage } from '../src/sqlite-storage.ts'
import { buildKey } from './build-key.ts'
import { useDatabaseFolder } from './use-database-folder.ts'

const folder = useDatabaseFolder()

const readAllFiles = async (path: string): Promise<Buffer> => {
  const names = await readdir(dirname(path))
  const own = names.filter((name) => name.startsWith(basename(path)))
  return Buffer.concat(await Promise.all(own.map((name) => readFile(join(dirname(path), name)))))
}

test('a key is nowhere in the files, before and after they are closed', async () => {
  const secret = `rs_live_${'q7'.repeat(19)}`
  const path = folder.freshPath()
  const stores = await sqliteStorage(path)
  const record = buildKey('secret', { start: secret.slice(0, 12), hash: sha256Hex(secret) })
  const actor = { type: 'api_key', id: record.id } as const
  const event = { id: 'aud_1', orgId: 'acme', createdAt: 1, event: 'api_key.created', actor }
  await stores.keys.insert(record, [
    { ...event, status: 'success', metadata: { start: record.start } },
  ])
  await stores.keys.findGrant(sha256Hex(secret))
  await stores.rateLimiter.consume({ key: secret, limit: 5, windowMs: 1_000 })
  const request = { key: secret, fingerprint: 'f', leaseMs: 1_000, keepMs: 1_000 }
  await stores.idempotency.begin(request)
  expect((await readAllFiles(path)).includes(secret)).toBe(false)
  await stores.close()
  const bytes = await readAllFiles(path)
  expect(bytes.includes(record.hash)).toBe(true)
  expect(bytes.includes(secret)).toBe(false)
})

test.skipIf(process.platform === 'win32')('only the owner may read the files', async () => {
  const path = folder.freshPath()
  const stores = await sqliteStorage(path)
  await stores.keys.insert(buildKey('1'), [])
  for (const name of [path, `${path}-wal`, `${path}-cache`]) {
    expect((await stat(name)).mode & 0o077).toBe(0)
  }
  await stores.close()
})

test('what was kept is there again after closing and opening', async () => {
  const path = join(folder.freshPath(), 'made', 'on the way.db')
  const first = await sqliteStorage(path)
  await first.keys.insert(buildKey('1'), [])
  await first.keys.touch([{ id: 'key_1', at: 9 }])
  await first.close()
  await first.close()
  const again = await sqliteStorage(path)
  expect(await again.keys.find('acme', 'key_1')).toEqual(buildKey('1', { lastUsedAt: 9 }))
  await again.close()
})

test('the file beside it may be deleted: nothing but images and counters is lost', async () => {
  const path = folder.freshPath()
  const first = await sqliteStorage(path)
  await first.keys.insert(buildKey('1'), [])
  await first.close()
  await rm(`${path}-cache`)
  const again = await sqliteStorage(path)
  expect(await again.keys.find('acme', 'key_1')).toBeDefined()
  expect(await again.images.get('k')).toBeUndefined()
  await again.close()
})

test('a closed storage refuses everything as closed', async () => {
  const stores = await sqliteStorage(folder.freshPath())
  await stores.close()
  await expect(stores.keys.findGrant('h')).rejects.toMatchObject({ code: 'closed' })
  await expect(stores.settings.get('acme')).rejects.toMatchObject({ code: 'closed' })
  await expect(stores.queue.enqueue({ id: 'r', orgId: 'acme' })).rejects.toMatchObject({
    code: 'closed',
  })
})

test('a change that fails leaves neither its audit event nor a new epoch', async () => {
  const stores = await sqliteStorage(folder.freshPath())
  await stores.keys.insert(buildKey('1'), [])
  const actor = { type: 'system' } as const
  const event = { id: 'aud_1', orgId: 'acme', createdAt: 1, event: 'e', status: 'success' } as const
  const again = stores.keys.insert(buildKey('1'), [{ ...event, actor, metadata: {} }])
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
  expect(await stores.audit.list('acme', {}, { limit: 5 })).toEqual([])
  expect((await stores.settings.get('acme')).epoch).toBe(1)
  await stores.close()
})

test('names that SQLite would mix up are told apart', async () => {
  const stores = await sqliteStorage(folder.freshPath())
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
  await stores.close()
})

describe('is bounded:', () => {
  const withStores = async (
    options: SqliteStorageOptions,
    work: (stores: Awaited<ReturnType<typeof sqliteStorage>>) => Promise<void>,
  ) => {
    const stores = await sqliteStorage(folder.freshPath(), options)
    await work(stores)
    await stores.close()
  }

  test('a full queue refuses, and takes jobs again when one is done', async () => {
    await withStores({ queuedRenders: 2 }, async ({ queue }) => {
      const enqueue = (id: string) => queue.enqueue({ id, orgId: 'acme' })
      await enqueue('a')
      await enqueue('b')
      await expect(enqueue('c')).rejects.toMatchObject({ code: 'queue_full' })
      const claim = await queue.claim(1_000)
      if (claim !== undefined) await queue.finish(claim)
      await enqueue('c')
    })
  })

  test('the oldest answers are forgotten first, never a request that runs', async () => {
    let now = 1_000
    await withStores({ answerBytes: 40_000, clock: () => now }, async ({ idempotency }) => {
      const begin = (key: string) =>
        idempotency.begin({ key, fingerprint: 'f', leaseMs: 1e9, keepMs: 1e9 })
      await begin('running')
      for (let n = 0; n < 20; n += 1) {
        now += 1
        const begun = await begin(`k${n}`)
        if (begun.state !== 'started') throw new Error(begun.state)
        await idempotency.finish(begun.token, { status: 200, headers: [], body: 'x'.repeat(5_000) })
      }
      expect((await begin('k19')).state).toBe('answered')
      expect((await begin('k12')).state).toBe('started')
      expect((await begin('running')).state).toBe('running')
    })
  })

  test('the last 20 refused hosts are kept', async () => {
    await withStores({}, async ({ settings }) => {
      for (let n = 0; n < 30; n += 1)
        await settings.noteRefusedHost('acme', { host: `h${n}`, at: n })
      const kept = await settings.listRefusedHosts('acme')
      expect(kept.map(({ host }) => host)).toEqual(
        Array.from({ length: 20 }, (_, n) => `h${29 - n}`),
      )
    })
  })
})
