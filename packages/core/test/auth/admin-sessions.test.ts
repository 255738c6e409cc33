import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAdminSessions, SESSION_MS } from '../../src/auth/admin-sessions.ts'

const TOKEN = 'a token of the operator'
const NOW = Date.UTC(2026, 10, 22, 12)
const sessions = createAdminSessions({ adminToken: TOKEN, secret: 'a secret' })

describe('a session', () => {
  const { text, expiresAtMs } = sessions.open(NOW)

  test('is good for half a day and not a millisecond longer', () => {
    expect(expiresAtMs).toBe(NOW + SESSION_MS)
    expect(sessions.find(text, expiresAtMs - 1)).toEqual({ text, expiresAtMs })
    expect(sessions.find(text, expiresAtMs)).toBeUndefined()
  })

  test.each([
    ['another token', { adminToken: `${TOKEN}!`, secret: 'a secret' }],
    ['another secret', { adminToken: TOKEN, secret: 'another secret' }],
    ['no secret', { adminToken: TOKEN, secret: undefined }],
    ['token and secret exchanged', { adminToken: 'a secret', secret: TOKEN }],
  ])('ends with %s', (_why, options) => {
    expect(createAdminSessions(options).find(text, NOW)).toBeUndefined()
  })

  test('is known to every instance with the same token and secret', () => {
    const other = createAdminSessions({ adminToken: TOKEN, secret: 'a secret' })
    expect(other.find(text, NOW)).toEqual({ text, expiresAtMs })
  })

  test('no other text is one, however little it differs', () => {
    const change = fc.record({
      at: fc.nat(text.length - 1),
      to: fc.constantFrom(...'0123456789abcdefXYZ-_. ;='),
    })
    fc.assert(
      fc.property(change, ({ at, to }) => {
        const changed = text.slice(0, at) + to + text.slice(at + 1)
        // The last character of base64url holds two bits that nothing reads.
        const isSame = changed === text || at === text.length - 1
        return isSame || sessions.find(changed, NOW) === undefined
      }),
    )
  })

  test.each([
    ['nothing', ''],
    ['a later end under the old code', text.replace(/^\d+/, String(expiresAtMs / 1000 + 1))],
    ['a leading zero', `0${text}`],
    ['two codes', `${text}.${text}`],
    ['a code that is too short', text.slice(0, -1)],
  ])('%s is none', (_why, other) => {
    expect(sessions.find(other, NOW)).toBeUndefined()
  })
})

test('only the whole token is the token', () => {
  expect(sessions.isToken(TOKEN)).toBe(true)
  for (const other of ['', TOKEN.slice(1), `${TOKEN} `, TOKEN.toUpperCase(), 'x'.repeat(9_999)]) {
    expect(sessions.isToken(other)).toBe(false)
  }
})
