import { isPlatenError, type Stores } from '@platen/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresStorage } from '../src/postgres-storage.ts'
import { buildKey } from './build-key.ts'
import { buildRender } from './build-render.ts'
import { isPostgresThere, usePostgres } from './use-postgres.ts'

const LEASE_MS = 60_000

describe.skipIf(!isPostgresThere)('two instances on PostgreSQL, where a server answers:', () => {
  const database = usePostgres()
  let instances: readonly [Stores, Stores]
  beforeAll(async () => {
    instances = [await postgresStorage(database.url), await postgresStorage(database.url)]
  })
  afterAll(async () => {
    for (const stores of instances) await stores.close?.()
  })

  /** One call of each instance, in turn, all at once. */
  const settleAll = async <Result>(
    count: number,
    call: (stores: Stores, n: number) => Result | Promise<Result>,
  ) => {
    const calls = Array.from({ length: count }, async (_, n) =>
      call(instances[n % 2 === 0 ? 0 : 1], n),
    )
    const settled = await Promise.allSettled(calls)
    const failures = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    return {
      results: settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
      codes: failures.map((reason) => (isPlatenError(reason) ? reason.code : reason)),
    }
  }

  test('of many who take the same id or slug, one has it and the others conflict', async () => {
    const conflicts = Array.from({ length: 7 }, () => 'conflict')
    const keys = await settleAll(8, (stores, n) =>
      stores.keys.insert(buildKey('race', { orgId: `org ${n}` }), []),
    )
    expect(keys.codes).toEqual(conflicts)
    const templates = await settleAll(8, (stores, n) =>
      stores.templates.insert(
        {
          ...{ id: `tmpl_${n}`, orgId: 'acme', slug: 'race', name: 'Race', createdBy: 'ada' },
          ...{ createdAt: 1, document: '{}', publishedDigest: undefined },
        },
        [],
      ),
    )
    expect(templates.codes).toEqual(conflicts)
    const renders = await settleAll(8, (stores) =>
      stores.renders.insert(buildRender('race', { status: 'pending' })),
    )
    expect(renders.codes).toEqual(conflicts)
  })

  test('of many who change what they read, one does and the others conflict', async () => {
    const key = buildKey('cas')
    await instances[0].keys.insert(key, [])
    const changes = await settleAll(8, (stores, n) =>
      stores.keys.update(
        {
          orgId: 'acme',
          id: key.id,
          expectedUpdatedAt: key.updatedAt,
          patch: { name: `${n}` },
          at: 9,
        },
        [],
      ),
    )
    expect(changes.results).toHaveLength(1)
    expect(new Set(changes.codes)).toEqual(new Set(['conflict']))
    const { epoch } = await instances[1].settings.get('cas')
    const settings = await settleAll(8, (stores, n) =>
      stores.settings.update(
        { orgId: 'cas', patch: { plan: `${n}` }, expectedEpoch: epoch, at: 1 },
        [],
      ),
    )
    expect(settings.results).toHaveLength(1)
    expect((await instances[0].settings.get('cas')).epoch).toBe(epoch + 1)
  })

  test('no change of many at once is lost from the epoch', async () => {
    await settleAll(20, (stores, n) =>
      stores.keys.insert(buildKey(`e${n}`, { orgId: 'epochs' }), []),
    )
    expect((await instances[0].settings.get('epochs')).epoch).toBe(20)
  })

  test('a limit is never exceeded, low or high, and an idempotency key starts once', async () => {
    for (const limit of [10, 200]) {
      const asked = await settleAll(300, (stores) =>
        stores.rateLimiter.consume({ key: `k${limit}`, limit, windowMs: 1_000_000_000 }),
      )
      const allowed = asked.results.filter((decision) => decision.allowed).length
      expect(asked.codes).toEqual([])
      expect(allowed).toBeLessThanOrEqual(limit)
      expect(allowed).toBeGreaterThan(limit * 0.8)
    }
    const begun = await settleAll(20, (stores) =>
      stores.idempotency.begin({ key: 'once', fingerprint: 'f', leaseMs: 9_000, keepMs: 9_000 }),
    )
    expect(begun.results.filter(({ state }) => state === 'started')).toHaveLength(1)
    expect(begun.results.filter(({ state }) => state === 'running')).toHaveLength(19)
  })

  test('each job is claimed once while jobs come, end and are cancelled, and none is forgotten', async () => {
    const claimed: string[] = []
    const cancelled: string[] = []
    const enqueueAll = settleAll(120, async ({ queue }, n) => {
      const job = { id: `job ${n}`, orgId: `org ${n % 5}` }
      await queue.enqueue(job)
      if (n % 10 === 0 && (await queue.cancel(job.orgId, job.id))) cancelled.push(job.id)
    })
    let isEnqueued = false
    const work = async ({ queue }: Stores) => {
      for (let isLast = false; !isLast; ) {
        isLast = isEnqueued
        for (let claim = await queue.claim(LEASE_MS); claim; claim = await queue.claim(LEASE_MS)) {
          if (await queue.finish(claim)) claimed.push(claim.id)
        }
      }
    }
    const workers = settleAll(6, work)
    expect((await enqueueAll).codes).toEqual([])
    isEnqueued = true
    expect((await workers).codes).toEqual([])
    expect([...claimed, ...cancelled].sort()).toEqual(
      Array.from({ length: 120 }, (_, n) => `job ${n}`).sort(),
    )
    expect(await database.run('SELECT * FROM platen.render_jobs')).toEqual([])
  }, 60_000)

  test('history and usage of both add up, however their rows meet', async () => {
    for (let round = 0; round < 10; round += 1) {
      await settleAll(40, async ({ renders }, n) => {
        await renders.addUsage([
          { orgId: 'acme', day: `2026-01-0${(n % 9) + 1}`, class: 'render', count: 1 },
        ])
      })
      await settleAll(2, ({ renders }) =>
        renders.usage('acme', { fromDay: '2026-01-01', toDay: '2026-01-31' }),
      )
    }
    const usage = await instances[0].renders.usage('acme', {
      fromDay: '2026-01-01',
      toDay: '2026-01-31',
    })
    expect(usage.reduce((sum, { count }) => sum + count, 0)).toBe(400)
  })
})
