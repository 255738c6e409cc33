import { beforeEach, describe, expect, test } from 'vitest'
import {
  type CircuitBreaker,
  createCircuitBreaker,
} from '../../src/assets/fetch/circuit-breaker.ts'

const SECOND = 1_000

let now: number
let tries: number
let breaker: CircuitBreaker

beforeEach(() => {
  now = 0
  tries = 0
  breaker = createCircuitBreaker({
    now: () => now,
    judge: (error) => (error as Error).message as 'fault' | 'alive' | 'unknown',
  })
})

/** One piece of work, and how it ends; without a verdict it succeeds. */
function attempt(verdict?: 'fault' | 'alive' | 'unknown', key = 'a'): Promise<string> {
  const work = async () => {
    tries += 1
    if (verdict !== undefined) throw new Error(verdict)
    return 'done'
  }
  return breaker.run(key, work).catch((error: Error) => error.name)
}

async function fail(times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await attempt('fault')
}

describe('createCircuitBreaker', () => {
  test('five faults end all tries of that key, and of no other', async () => {
    await fail(5)
    expect(await attempt()).toBe('CircuitOpen')
    expect(await attempt(undefined, 'b')).toBe('done')
    expect(tries).toBe(6)
  })

  test.each([
    ['four faults', async () => fail(4)],
    [
      'five with a success among them',
      async () => {
        await fail(4)
        await attempt()
        await fail(1)
      },
    ],
    [
      'five with another answer among them',
      async () => {
        await fail(4)
        await attempt('alive')
        await fail(1)
      },
    ],
    [
      'five over more than 30 s',
      async () => {
        for (let i = 0; i < 5; i += 1) {
          await fail(1)
          now += 8 * SECOND
        }
      },
    ],
    [
      'five that somebody gave up',
      async () => {
        for (let i = 0; i < 5; i += 1) await attempt('unknown')
      },
    ],
  ])('%s are no reason', async (_why, happen) => {
    await happen()
    expect(await attempt()).toBe('done')
  })

  test('after 30 s one try is let through, and its success lets all through', async () => {
    await fail(5)
    now += 30 * SECOND
    let end = () => {}
    const probe = breaker.run('a', () => new Promise<void>((settle) => (end = settle)))
    expect(await attempt()).toBe('CircuitOpen')
    end()
    await probe
    expect(await attempt()).toBe('done')
  })

  test('a try that fails shuts out everybody for another 30 s', async () => {
    await fail(5)
    now += 30 * SECOND
    await fail(1)
    now += 29 * SECOND
    expect(await attempt()).toBe('CircuitOpen')
    now += SECOND
    expect(await attempt()).toBe('done')
  })

  test('a try that is given up leaves it to the next', async () => {
    await fail(5)
    now += 30 * SECOND
    await attempt('unknown')
    expect(await attempt()).toBe('done')
  })
})
