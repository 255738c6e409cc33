import { describe, expect, test } from 'vitest'
import { createMemoryStores } from '../../src/memory/create-memory-stores.ts'
import type { AuditEvent } from '../../src/ports/audit-event.ts'
import type { CachedImage } from '../../src/ports/image-cache.ts'
import type { RenderRecord } from '../../src/ports/render-record.ts'

const ORG = 'default'
const ALL = { limit: 1_000 }

function render(n: number, status: RenderRecord['status'], orgId = ORG): RenderRecord {
  return {
    id: `rnd_${n}`,
    orgId,
    templateId: 'tmpl_1',
    version: 1,
    templateDigest: 'd',
    status,
    source: 'sync',
    format: 'png',
    orderJson: 'x'.repeat(1_000),
    receiptJson: 'y'.repeat(1_000),
    error: undefined,
    outputs: [],
    metadata: undefined,
    createdBy: 'ada',
    keyId: undefined,
    createdAt: n,
    completedAt: undefined,
    durationMs: undefined,
    sizeBytes: undefined,
    hits: 0,
    attempt: 0,
  }
}

function image(sizeBytes: number): CachedImage {
  return {
    orgId: ORG,
    templateId: 'tmpl_1',
    bytes: new Uint8Array(sizeBytes),
    mediaType: 'image/png',
    width: 1,
    height: 1,
    etag: '"1"',
    receiptJson: '{}',
    renderId: 'rnd_1',
    expiresAt: Number.POSITIVE_INFINITY,
  }
}

describe('createMemoryStores', () => {
  test('forgets the oldest finished renders, of all organisations, never those under way', async () => {
    const { renders } = createMemoryStores({ renderBytes: 50_000 })
    await renders.insert(render(0, 'pending'))
    for (let n = 1; n <= 100; n += 1) {
      await renders.insert(render(n, 'completed', n % 2 === 0 ? ORG : 'other'))
    }
    const kept = [...(await renders.list(ORG, {}, ALL)), ...(await renders.list('other', {}, ALL))]
    const times = kept.map(({ createdAt }) => createdAt).sort((a, b) => a - b)
    expect(times[0]).toBe(0)
    expect(times.slice(1)).toEqual(
      Array.from({ length: times.length - 1 }, (_, n) => 101 - times.length + 1 + n),
    )
    expect(times.length).toBeGreaterThan(5)
    expect(times.length).toBeLessThan(20)
  })

  test('makes room again when a render is removed', async () => {
    const { renders } = createMemoryStores({ renderBytes: 12_000 })
    await renders.insert(render(1, 'completed'))
    for (let n = 2; n < 50; n += 1) {
      await renders.insert(render(n, 'completed'))
      await renders.remove(ORG, `rnd_${n}`)
    }
    expect(await renders.find(ORG, 'rnd_1')).toBeDefined()
  })

  test('forgets the oldest audit events', async () => {
    const { audit } = createMemoryStores({ auditBytes: 10_000 })
    const event = (n: number): AuditEvent => ({
      id: `aud_${n}`,
      orgId: ORG,
      createdAt: n,
      event: 'settings.updated',
      status: 'success',
      actor: { type: 'system' },
      metadata: { note: 'x'.repeat(400) },
    })
    for (let n = 0; n < 100; n += 1) await audit.append([event(n)])
    const kept = (await audit.list(ORG, {}, ALL)).map(({ createdAt }) => createdAt)
    expect(kept[0]).toBe(99)
    expect(kept.length).toBeGreaterThan(5)
    expect(kept.length).toBeLessThan(13)
  })

  test('keeps images within their bytes, the last used longest', async () => {
    const { images } = createMemoryStores({ imageBytes: 5_000 })
    for (const key of ['a', 'b', 'c']) await images.put(key, image(1_000))
    await images.get('a')
    await images.put('d', image(1_000))
    const found = await Promise.all(['a', 'b', 'c', 'd'].map((key) => images.get(key)))
    expect(found.map((one) => one !== undefined)).toEqual([true, false, true, true])
  })

  test('an image that is larger than the cache is not kept, and costs the others nothing', async () => {
    const { images } = createMemoryStores({ imageBytes: 5_000 })
    await images.put('small', image(100))
    await images.put('large', image(6_000))
    expect(await images.get('large')).toBeUndefined()
    expect(await images.get('small')).toBeDefined()
    await images.dropTemplate(ORG, 'tmpl_1')
    expect(await images.get('small')).toBeUndefined()
  })

  test('no bytes for images keep none', async () => {
    const { images } = createMemoryStores({ imageBytes: 0 })
    await images.put('a', image(1))
    await images.dropTemplate(ORG, 'tmpl_1')
    expect(await images.get('a')).toBeUndefined()
  })

  test('keeps counters within their bytes: those that are used are not forgotten', async () => {
    const clock = () => 60_000
    const { rateLimiter } = createMemoryStores({ counterBytes: 20_000, clock })
    const consume = (key: string) => rateLimiter.consume({ key, limit: 2, windowMs: 60_000 })
    await consume('first')
    for (let n = 0; n < 1_000; n += 1) {
      await consume(`stranger-${n}`)
      await consume('used')
    }
    expect(await consume('used')).toMatchObject({ allowed: false })
    expect(await consume('first')).toMatchObject({ remaining: 1 })
  })

  test('keeps answers within their bytes, and never forgets a request that runs', async () => {
    const { idempotency } = createMemoryStores({ answerBytes: 20_000, clock: () => 1 })
    const begin = (key: string) =>
      idempotency.begin({ key, fingerprint: 'f', leaseMs: 1_000, keepMs: 1_000 })
    await begin('runs')
    for (let n = 0; n < 100; n += 1) {
      const outcome = await begin(`${n}`)
      if (outcome.state !== 'started') throw new Error('A new key starts.')
      const body = 'x'.repeat(1_000)
      await idempotency.finish(outcome.token, { status: 200, headers: [], body })
    }
    expect((await begin('runs')).state).toBe('running')
    expect((await begin('99')).state).toBe('answered')
    expect((await begin('0')).state).toBe('started')
  })

  test('refuses a render when too many wait or run, until one is done', async () => {
    const { queue } = createMemoryStores({ queuedRenders: 2 })
    await queue.enqueue({ id: 'rnd_1', orgId: ORG })
    const claim = await queue.claim(1_000)
    await queue.enqueue({ id: 'rnd_2', orgId: ORG })
    const full = { code: 'queue_full', status: 503 }
    await expect(queue.enqueue({ id: 'rnd_3', orgId: ORG })).rejects.toMatchObject(full)
    await queue.enqueue({ id: 'rnd_2', orgId: ORG })
    if (claim !== undefined) await queue.finish(claim)
    await queue.enqueue({ id: 'rnd_3', orgId: ORG })
  })

  test('closes as often as asked', async () => {
    const stores = createMemoryStores()
    await stores.close()
    await stores.close()
  })

  test('what it gives cannot be changed', async () => {
    const { renders, settings } = createMemoryStores()
    await renders.insert(render(1, 'completed'))
    await settings.update({ orgId: ORG, patch: { allowedHosts: ['a.example'] }, at: 1 }, [])
    expect(Object.isFrozen(await renders.find(ORG, 'rnd_1'))).toBe(true)
    expect(Object.isFrozen((await settings.get(ORG)).allowedHosts)).toBe(true)
  })
})
