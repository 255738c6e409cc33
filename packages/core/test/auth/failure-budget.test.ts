import { describe, expect, test } from 'vitest'
import { FAILURE_RULE, failureBucket } from '../../src/auth/failure-budget.ts'
import { consumeWindow, type SlidingWindow } from '../../src/foundation/sliding-window.ts'

describe('failureBucket', () => {
  test.each<[why: string, a: string | undefined, b: string | undefined, same: boolean]>([
    ['one IPv4 address', '203.0.113.7', '203.0.113.7', true],
    ['the same as a dual-stack socket shows it', '203.0.113.7', '::ffff:203.0.113.7', true],
    ['neighbours in IPv4', '203.0.113.7', '203.0.113.8', false],
    ['one /64 of IPv6', '2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
    ['one /56 of IPv6', '2001:db8:1:200::1', '2001:db8:1:2ff::1', true],
    ['two of them', '2001:db8:1:200::1', '2001:db8:1:300::1', false],
    ['two spellings of an address', '2001:DB8::1', '2001:db8:0:0:0:0:0:1', true],
    ['an address with a zone', 'fe80::1%eth0', 'fe80::1', true],
    ['no address and nonsense', undefined, 'nonsense', true],
    ['no address and one', undefined, '203.0.113.7', false],
  ])('%s', (_why, a, b, same) => {
    expect(failureBucket(a) === failureBucket(b)).toBe(same)
  })
})

test('K3: of 10,000 guesses in a minute, 60 are looked up', () => {
  let window: SlidingWindow | undefined
  let lookedUp = 0
  for (let guess = 0; guess < 10_000; guess++) {
    const nowMs = 1_700_000_040_000 + guess * 5
    const { remaining } = consumeWindow(window, FAILURE_RULE, { cost: 0, nowMs })
    if (remaining === 0) continue
    lookedUp++
    window = consumeWindow(window, FAILURE_RULE, { cost: 1, nowMs }).window
  }
  expect(lookedUp).toBe(60)
})
