import { expect, test } from 'vitest'
import { createApiKey } from '../../../src/auth/api-key.ts'
import { hashKey } from '../../../src/auth/hash-key.ts'
import { createPlaten } from '../../../src/create-platen.ts'
import { createMemoryStores } from '../../../src/memory/create-memory-stores.ts'
import type { Stores } from '../../../src/ports/stores.ts'
import { bearer, buildRequest, readAnswer, seedKey } from '../ask.ts'

const PEPPER = 'a pepper of the operator'

/** Keys that do not open, each for another reason. */
const REASONS = ['unknown', 'revoked', 'of another tenant', 'expired', 'replaced'] as const

async function seedClosedKeys(stores: Stores, pepper: string | undefined) {
  const hashed = () => {
    const { key } = createApiKey('master')
    return { key, changes: hashKey(key, pepper) }
  }
  const seed = async (more: object) => {
    const { key, changes } = hashed()
    await seedKey(stores, 'master', { ...changes, ...more })
    return key
  }
  return {
    unknown: createApiKey('master').key,
    revoked: await seed({ revokedAt: 2_000 }),
    'of another tenant': await seed({ orgId: 'acme', revokedAt: 2_000 }),
    expired: await seed({ expiresAt: 2_000 }),
    replaced: await seed({ graceUntil: 2_000 }),
  } satisfies Record<(typeof REASONS)[number], string>
}

/** The same stores, and each call of them written down: `keys.findGrant`. */
function recordCalls(stores: Stores) {
  const calls: string[] = []
  const record = (store: object, name: string) =>
    new Proxy(store, {
      get: (target, method) => {
        const member: unknown = Reflect.get(target, method)
        if (typeof member !== 'function') return member
        return (...given: unknown[]) => {
          calls.push(`${name}.${String(method)}`)
          return member.apply(target, given)
        }
      },
    })
  const entries = Object.entries(stores).map(([name, store]) => [
    name,
    typeof store === 'function' ? store : record(store, name),
  ])
  return { calls, stores: Object.fromEntries(entries) as Stores }
}

/** Each request has an address of its own: failures are counted by it. */
function createAsker(stores: Stores, keyPepper: string | undefined) {
  const platen = createPlaten({ stores, ...(keyPepper === undefined ? {} : { keyPepper }) })
  let count = 0
  const ask = (key: string) => {
    count++
    const ip = `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`
    return platen.handle(buildRequest({ headers: bearer(key), ip }))
  }
  return { platen, ask }
}

test.each([
  { pepper: undefined, reads: 1, why: 'one digest' },
  { pepper: PEPPER, reads: 2, why: 'the digest with the pepper, then the one from before it' },
])('K2: keys that do not open are all read for alike: $why', async ({ pepper, reads }) => {
  const { calls, stores } = recordCalls(createMemoryStores())
  const keys = await seedClosedKeys(stores, pepper)
  const { platen, ask } = createAsker(stores, pepper)
  const bodies = new Set<string>()
  await ask(keys.unknown)
  for (const reason of REASONS) {
    calls.length = 0
    const response = await ask(keys[reason])
    expect(calls, reason).toEqual(Array(reads).fill('keys.findGrant'))
    const { instance: _instance, id: _id, ...problem } = readAnswer(response)
    bodies.add(JSON.stringify([response.status, problem]))
  }
  expect(bodies.size).toBe(1)
  await platen.close()
})

test('K2: time tells no key that was revoked from one that never was', {
  timeout: 60_000,
}, async () => {
  const stores = createMemoryStores()
  const keys = await seedClosedKeys(stores, undefined)
  const { platen, ask } = createAsker(stores, undefined)
  const names = ['unknown', 'revoked', 'of another tenant'] as const
  const measure = async () => {
    const times = names.map((): number[] => [])
    for (let round = 0; round < 300; round++) {
      for (const [index, name] of names.entries()) {
        const startedAt = performance.now()
        await ask(keys[name])
        times[index]?.push(performance.now() - startedAt)
      }
    }
    const medians = times.map((list) => list.sort((a, b) => a - b)[list.length >> 1] ?? 0)
    return Math.max(...medians) / Math.min(...medians)
  }
  await measure()
  // A busy machine spoils some measurements, but a difference in the work would spoil all of them.
  let ratio = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 40 && ratio > 1.05; attempt++) ratio = await measure()
  expect(ratio).toBeLessThanOrEqual(1.05)
  await platen.close()
})
