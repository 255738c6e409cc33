import { beforeEach, describe, expect, test } from 'vitest'
import { type ConformanceOptions, useStores } from './conformance-options.ts'
import { freshDigest, freshId } from './fresh-id.ts'
import type {
  IdempotencyTokenUnderTest,
  IdempotentRequestUnderTest,
} from './shapes/idempotency-store.ts'

const LEASE_MS = 30_000
const KEEP_MS = 86_400_000
const ANSWER = {
  status: 202,
  headers: [
    ['Content-Type', 'application/json'],
    ['Location', '/renders/ü'],
  ],
  body: '{"id": "rnd_1", "name": "Grüße 日本"}',
} as const

/** Registers tests of the contract that `IdempotencyStore` states. */
export function idempotencyStoreConformance(options: ConformanceOptions<'idempotency'>): void {
  describe('IdempotencyStore', () => {
    const world = useStores(options)
    const store = () => world.stores.idempotency
    let request: IdempotentRequestUnderTest

    const start = async (): Promise<IdempotencyTokenUnderTest> => {
      const outcome = await store().begin(request)
      if (outcome.state !== 'started') throw new Error(`The request is ${outcome.state}.`)
      return outcome.token
    }
    const stateOf = async (given: Partial<IdempotentRequestUnderTest> = {}) =>
      (await store().begin({ ...request, ...given })).state

    beforeEach(() => {
      const key = `${freshId('key')} POST /renders "${freshDigest()}"`
      request = { key, fingerprint: freshDigest(), leaseMs: LEASE_MS, keepMs: KEEP_MS }
    })

    test('of many at once one is started, and the others run', async () => {
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => stateOf()))
      expect(outcomes.filter((state) => state === 'started')).toHaveLength(1)
      expect(outcomes.filter((state) => state === 'running')).toHaveLength(19)
    })

    test('a request that was answered is answered alike, again and again', async () => {
      expect(await store().finish(await start(), ANSWER)).toBe(true)
      for (const _again of [1, 2]) {
        expect(await store().begin(request)).toEqual({ state: 'answered', answer: ANSWER })
      }
    })

    test('another payload under the same key is a mismatch, running or answered', async () => {
      const token = await start()
      expect(await stateOf({ fingerprint: freshDigest() })).toBe('mismatch')
      await store().finish(token, ANSWER)
      expect(await stateOf({ fingerprint: freshDigest() })).toBe('mismatch')
      expect(await stateOf()).toBe('answered')
    })

    test('keys are told apart, also those with a name of every object', async () => {
      await start()
      expect(await stateOf({ key: `${request.key}x` })).toBe('started')
      expect(await stateOf({ key: `constructor ${freshDigest()}` })).toBe('started')
    })

    test('an abandoned key is free again, for any payload', async () => {
      await store().abandon(await start())
      expect(await stateOf({ fingerprint: freshDigest() })).toBe('started')
    })

    test('a request that never ends gives its key free with its lease', async () => {
      await start()
      await world.passTime(LEASE_MS - 1)
      expect(await stateOf()).toBe('running')
      await world.passTime(1)
      expect(await stateOf({ fingerprint: freshDigest() })).toBe('started')
    })

    test('an answer is kept for its time, counted from the beginning', async () => {
      await store().finish(await start(), ANSWER)
      await world.passTime(KEEP_MS - 1)
      expect(await stateOf()).toBe('answered')
      await world.passTime(1)
      expect(await stateOf({ fingerprint: freshDigest() })).toBe('started')
    })

    test('who was given up can neither answer nor abandon for who took its place', async () => {
      const late = await start()
      await world.passTime(LEASE_MS)
      const current = await start()
      expect(await store().finish(late, { ...ANSWER, body: 'late' })).toBe(false)
      await store().abandon(late)
      expect(await stateOf()).toBe('running')
      expect(await store().finish(current, ANSWER)).toBe(true)
      expect(await store().begin(request)).toEqual({ state: 'answered', answer: ANSWER })
    })

    test('a lease that is over cannot be finished, though nobody took its place', async () => {
      const late = await start()
      await world.passTime(LEASE_MS)
      expect(await store().finish(late, ANSWER)).toBe(false)
      expect(await stateOf()).toBe('started')
    })

    test('an answer is given once: finishing or abandoning again changes nothing', async () => {
      const token = await start()
      await store().finish(token, ANSWER)
      expect(await store().finish(token, { ...ANSWER, body: 'again' })).toBe(false)
      await store().abandon(token)
      expect(await store().begin(request)).toEqual({ state: 'answered', answer: ANSWER })
    })
  })
}
