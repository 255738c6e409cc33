import { describe, expect, test } from 'vitest'
import type { UserGrant } from '../../src/auth/grant.ts'
import { PlatenError } from '../../src/foundation/errors.ts'
import { type IdempotentRun, runIdempotently } from '../../src/http/idempotency.ts'
import { jsonResponse } from '../../src/http/json-response.ts'
import { createMemoryIdempotencyStore } from '../../src/memory/memory-idempotency-store.ts'

const ADA: UserGrant = { kind: 'user', orgId: 'acme', userId: 'ada', role: 'owner' }

/** Runs orders that count how often they were really made. */
function createShop() {
  const store = createMemoryIdempotencyStore({ clock: () => 1_000 })
  let made = 0
  const order = (given: Partial<IdempotentRun> = {}) =>
    runIdempotently({
      kind: 'replay',
      store,
      header: '"order-1"',
      grant: ADA,
      operation: 'POST /renders',
      payload: { template: 'card' },
      secret: 'a secret of thirty-two characters',
      run: async () => {
        made++
        return jsonResponse(
          { number: made },
          { status: 202, headers: { location: `/renders/${made}` } },
        )
      },
      ...given,
    })
  return { order, countMade: () => made }
}

describe('runIdempotently', () => {
  test('a repetition gets the first answer again, and nothing is made twice', async () => {
    const { order, countMade } = createShop()
    const first = await order()
    const second = await order()
    expect(second).toMatchObject({ status: 202, body: first.body })
    expect(second.headers).toMatchObject({ location: '/renders/1', 'idempotency-replayed': 'true' })
    expect(countMade()).toBe(1)
  })

  test('without the header every request is its own', async () => {
    const { order, countMade } = createShop()
    await order({ header: undefined })
    await order({ header: undefined })
    expect(countMade()).toBe(2)
  })

  test.each([
    ['with and without quotes', { header: 'order-1' }, 1],
    ['the same payload, its keys in another order', { payload: { template: 'card' } }, 1],
    ['another key', { header: '"order-2"' }, 2],
    ['another caller', { grant: { ...ADA, userId: 'bob' } }, 2],
    ['another organisation', { grant: { ...ADA, orgId: 'other' } }, 2],
    ['another route', { operation: 'POST /renders/batch' }, 2],
  ])('%s: made %i times', async (_why, given, expected) => {
    const { order, countMade } = createShop()
    await order()
    await order(given)
    expect(countMade()).toBe(expected)
  })

  test('the same key for another payload is a mismatch', async () => {
    const { order } = createShop()
    await order()
    await expect(order({ payload: { template: 'other' } })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
      status: 422,
    })
  })

  test('while the first request runs, a second one is told so', async () => {
    const { order } = createShop()
    let finish: () => void = () => undefined
    const finished = new Promise<void>((settle) => {
      finish = settle
    })
    const first = order({
      run: async () => {
        await finished
        return jsonResponse({})
      },
    })
    await expect(order()).rejects.toMatchObject({ code: 'conflict', status: 409 })
    finish()
    await first
  })

  test('of many at once one is made', async () => {
    const { order, countMade } = createShop()
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => order()))
    expect(countMade()).toBe(1)
    expect(all.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
  })

  test('a refusal leaves the key free for another try', async () => {
    const { order, countMade } = createShop()
    const refuse = async () => {
      throw new PlatenError('rate_limited', 'Wait.')
    }
    await expect(order({ run: refuse })).rejects.toMatchObject({ code: 'rate_limited' })
    await order()
    expect(countMade()).toBe(1)
  })

  test('an answer with a secret is not kept; a repetition is told what was made', async () => {
    const { order, countMade } = createShop()
    await order({ kind: 'once' })
    const second = order({ kind: 'once' })
    await expect(second).rejects.toMatchObject({ code: 'conflict', status: 409 })
    await expect(second).rejects.toThrow('/renders/1')
    expect(countMade()).toBe(1)
  })

  test.each([
    ['empty', ''],
    ['empty quotes', '""'],
    ['too long', 'a'.repeat(256)],
    ['a line break', 'a\nb'],
    ['beyond ASCII', 'ü'],
    ['a quote inside', '"a"b"'],
  ])('a key that is %s is refused', async (_why, header) => {
    const { order, countMade } = createShop()
    await expect(order({ header })).rejects.toMatchObject({ code: 'invalid_value', status: 400 })
    expect(countMade()).toBe(0)
  })
})
