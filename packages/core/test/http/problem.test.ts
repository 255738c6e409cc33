import { describe, expect, test } from 'vitest'
import { createApiKey } from '../../src/auth/api-key.ts'
import { ERRORS, type ErrorCode, PlatenError } from '../../src/foundation/errors.ts'
import { problemResponse } from '../../src/http/problem.ts'
import { readAnswer } from './ask.ts'

const CODES = Object.keys(ERRORS) as ErrorCode[]
const toResponse = (error: PlatenError) =>
  problemResponse({ error, requestId: 'req_1', errorBase: 'https://errors.test' })

describe('problemResponse', () => {
  test.each(CODES)('%s is a problem with its own status, which no cache keeps', (code) => {
    const response = toResponse(new PlatenError(code, 'A sentence.'))
    const { slug, status } = ERRORS[code]
    expect(response.status).toBe(status)
    expect(response.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
    })
    expect(readAnswer(response)).toMatchObject({
      type: `https://errors.test/${slug}`,
      status,
      code,
      detail: 'A sentence.',
      message: 'A sentence.',
      instance: 'req_1',
      id: 'req_1',
    })
  })

  test('problems of one type have one title', () => {
    const titles = new Map<string, Set<string>>()
    for (const code of CODES) {
      const { type, title } = readAnswer(toResponse(new PlatenError(code, 'x')))
      titles.set(type, (titles.get(type) ?? new Set()).add(title))
    }
    for (const [type, found] of titles) expect([type, found.size]).toEqual([type, 1])
  })

  test.each([
    ['no credential', 'key_missing', 'Bearer realm="platen"'],
    ['one that is not valid', 'key_invalid', 'Bearer realm="platen", error="invalid_token"'],
  ] as const)('401 for %s names the scheme', (_why, code, expected) => {
    const { headers } = toResponse(new PlatenError(code, 'x'))
    expect(headers['www-authenticate']).toBe(expected)
  })

  test.each([
    ['a known wait, rounded up', 1_001, '2'],
    ['no wait is at least a second', 0, '1'],
    ['an unknown wait', undefined, '1'],
  ])('429 and 503 say when to try again: %s', (_why, retryAfterMs, expected) => {
    for (const code of ['rate_limited', 'closed'] as const) {
      const { headers } = toResponse(new PlatenError(code, 'x', { retryAfterMs }))
      expect(headers['retry-after']).toBe(expected)
    }
  })

  test('faults have their places, when they have any', () => {
    const placed = new PlatenError('invalid_type', 'x', { pointer: '/name' })
    expect(readAnswer(toResponse(placed)).errors).toEqual([
      { pointer: '/name', code: 'invalid_type', detail: 'x' },
    ])
    expect(readAnswer(toResponse(new PlatenError('not_found', 'x')))).not.toHaveProperty('errors')
  })

  test('a key that somebody wrote where something else belongs does not come back', () => {
    const { key } = createApiKey('master')
    const error = new PlatenError('invalid_name', `The name "${key}" is taken.`, {
      pointer: `/${key}`,
    })
    expect(String(toResponse(error).body)).not.toContain(key.slice(-12))
  })

  test('what caused a refusal stays inside', () => {
    const error = new PlatenError('internal', 'Something went wrong.', {
      cause: new Error('SELECT secret FROM keys'),
    })
    expect(String(toResponse(error).body)).not.toMatch(/SELECT|\.ts|stack/)
  })
})
