import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, test } from 'vitest'
import { readFreshness } from '../../src/assets/fetch/freshness.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const DAY = 24 * HOUR
const NOW = Date.parse('2026-11-28T12:00:00Z')

const cached = (value: string): IncomingHttpHeaders => ({ 'cache-control': value })

describe('readFreshness', () => {
  test.each<[why: string, headers: IncomingHttpHeaders, freshMs: number, staleMs: number]>([
    ['nothing said: a minute', {}, 60 * SECOND, HOUR],
    ['its own life', cached('public, max-age=120'), 120 * SECOND, HOUR],
    ['an hour at most', cached('max-age=31536000, immutable'), HOUR, HOUR],
    ['that of shared caches first', cached('max-age=9, s-maxage=90'), 90 * SECOND, 0],
    ['less the time it was under way', { ...cached('max-age=90'), age: '60' }, 30 * SECOND, HOUR],
    ['over when it came', { ...cached('max-age=90'), age: '99' }, 0, HOUR],
    ['a life of nothing may still stand in', cached('max-age=0'), 0, HOUR],
    ['not kept', cached('no-store'), 0, 0],
    ['not kept unasked', cached('max-age=90, no-cache'), 0, 0],
    ['not kept for others', cached('PRIVATE, max-age=90'), 0, 0],
    ['a form with a field', cached('no-cache="set-cookie", max-age=90'), 0, 0],
    ['never stale', cached('max-age=90, must-revalidate'), 90 * SECOND, 0],
    ['stale as it says', cached('max-age=90, stale-if-error=600'), 90 * SECOND, 600 * SECOND],
    ['stale for a day at most', cached('max-age=9, stale-if-error=9999999'), 9 * SECOND, DAY],
    ['stale for no time', cached('max-age=90, stale-if-error=0'), 90 * SECOND, 0],
    ['a number in quotes', cached('max-age="90"'), 90 * SECOND, HOUR],
    ['a number that is none', cached('max-age=soon'), 0, HOUR],
    ['a negative number', cached('max-age=-5'), 0, HOUR],
    ['the first of two', cached('max-age=5, max-age=500'), 5 * SECOND, HOUR],
    ['an unknown directive', cached('x=1, max-age=90'), 90 * SECOND, HOUR],
    ['a moment', { expires: 'Sat, 28 Nov 2026 12:01:30 GMT' }, 90 * SECOND, HOUR],
    [
      'a moment, by the clock of its origin',
      { expires: 'Sat, 28 Nov 2026 09:01:00 GMT', date: 'Sat, 28 Nov 2026 09:00:00 GMT' },
      60 * SECOND,
      HOUR,
    ],
    ['a moment that is none', { expires: '0' }, 0, HOUR],
    ['a life before a moment', { ...cached('max-age=9'), expires: '0' }, 9 * SECOND, HOUR],
    ['an answer that fits nobody else', { ...cached('max-age=90'), vary: '*' }, 0, 0],
  ])('%s', (_why, headers, freshMs, staleMs) => {
    expect(readFreshness(headers, NOW)).toEqual({ freshMs, staleMs })
  })
})
