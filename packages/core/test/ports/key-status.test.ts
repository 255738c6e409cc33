import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KEY_STATUSES, type KeyLife, keyStatusAt } from '../../src/ports/key-status.ts'

const NOW = 1_700_000_000_000
const FRESH: KeyLife = { revokedAt: undefined, expiresAt: undefined, graceUntil: undefined }

describe('keyStatusAt', () => {
  test.each([
    ['nothing bounds it', {}, 'active'],
    ['its last millisecond', { expiresAt: NOW + 1 }, 'active'],
    ['at the moment of expiry it is over', { expiresAt: NOW }, 'expired'],
    ['rotated, the last millisecond of grace', { graceUntil: NOW + 1 }, 'rotating'],
    ['rotated, at the end of grace', { graceUntil: NOW }, 'revoked'],
    ['rotated without grace', { graceUntil: 0 }, 'revoked'],
    ['expired within its grace', { graceUntil: NOW + 1, expiresAt: NOW }, 'expired'],
    ['revoked in the past', { revokedAt: 0 }, 'revoked'],
    [
      'revoked by a clock that runs ahead: a revocation needs no time',
      { revokedAt: NOW + 9 },
      'revoked',
    ],
    [
      'revoked and expired: what was done outlasts what just happened',
      { revokedAt: 1, expiresAt: 1 },
      'revoked',
    ],
  ])('%s', (_why, life, expected) => {
    expect(keyStatusAt({ ...FRESH, ...life }, NOW)).toBe(expected)
  })

  test('a key that was once invalid is never valid again', () => {
    const moment = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined })
    const life = fc.record({ revokedAt: moment, expiresAt: moment, graceUntil: moment })
    const isValid = (key: KeyLife, now: number) =>
      ['active', 'rotating'].includes(keyStatusAt(key, now))
    fc.assert(
      fc.property(life, fc.nat(100), fc.nat(100), (key, now, later) => {
        expect(KEY_STATUSES).toContain(keyStatusAt(key, now))
        if (!isValid(key, now)) expect(isValid(key, now + later)).toBe(false)
      }),
    )
  })
})
