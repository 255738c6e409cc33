import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SESSION_MS } from '../../../src/auth/admin-sessions.ts'
import { createPlaten, type PlatenOptions } from '../../../src/create-platen.ts'
import type { HttpRequest } from '../../../src/http/http-request.ts'
import { buildRequest } from '../ask.ts'
import { type ApiWorld, type Call, createApiWorld, person } from './api-world.ts'

const TOKEN = 'a token of the operator'
const FROM_OUR_PAGE = { 'sec-fetch-site': 'same-origin', 'x-platen': '1' }
let world: ApiWorld

const open = (options: PlatenOptions = {}) => {
  world = createApiWorld({ adminToken: TOKEN, ...options })
}
beforeEach(() => open())
afterEach(() => world.platen.close())

const signIn = (token: string = TOKEN, more: Partial<Call> = {}) =>
  world.call({
    method: 'POST',
    path: '/session',
    body: { token },
    headers: FROM_OUR_PAGE,
    ...more,
  })
const cookieOf = async () => (await signIn()).headers['set-cookie']?.split(';')[0] ?? ''
const ask = (cookie: string, path = '/session', more: Partial<Call> = {}) =>
  world.call({ path, ...more, headers: { cookie, ...more.headers } })

describe('signing in', () => {
  test('gives a cookie that no script reads and no other site sends, and is never cached', async () => {
    const { status, headers, text } = await signIn()
    expect([status, text]).toEqual([204, ''])
    expect(headers['set-cookie']).toMatch(
      /^platen_session=\d+\.[\w-]{43}; Path=\/api\/v1; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    )
    expect(headers['cache-control']).toBe('private, no-store')
  })

  test.each([
    ['an https address', { baseUrl: 'https://img.example.com/media' }, '/media/api/v1', true],
    ['an http address', { baseUrl: 'http://localhost:3000' }, '/api/v1', false],
    ['a base path of its own', { basePath: '/pictures' }, '/pictures', false],
  ])('with %s keeps the cookie to where it belongs', async (_why, options, path, isSecure) => {
    await world.platen.close()
    open(options)
    const platen = createPlaten({ adminToken: TOKEN, ...options })
    const request = sessionRequest({ rawUrl: `${platen.basePath}/session` })
    const cookie = (await platen.handle(request)).headers['set-cookie']
    await platen.close()
    expect(cookie).toContain(`; Path=${path};`)
    expect(cookie?.endsWith('; Secure')).toBe(isSecure)
  })

  test.each([
    ['a mount path', '/media', '/media/api/v1'],
    ['a mount path that would write attributes', '/a;Domain=evil.test', '/'],
  ])('below %s the cookie is for that path or for all', async (_why, mountPath, path) => {
    const request = sessionRequest({ mountPath, rawUrl: `${mountPath}/api/v1/session` })
    const { headers } = await world.platen.handle(request)
    expect(headers['set-cookie']).toContain(`; Path=${path}; Max-Age`)
  })

  test.each([
    ['another token', { token: `${TOKEN}!` }, 401, 'key_invalid'],
    ['no token', {}, 400, 'missing_property'],
    ['a token that is no text', { token: 5 }, 400, 'invalid_type'],
  ])('with %s is refused, and sets nothing', async (_why, body, status, code) => {
    const reply = await signIn(TOKEN, { body })
    expect([reply.status, reply.json.code]).toEqual([status, code])
    expect(reply.headers['set-cookie']).toBeUndefined()
  })

  test('a page elsewhere signs nobody in or out', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test', 'x-platen': '1' }
    expect((await signIn(TOKEN, { headers })).json.code).toBe('csrf')
    const out = await world.call({ method: 'DELETE', path: '/session', headers })
    expect([out.status, out.json.code]).toEqual([403, 'csrf'])
  })

  test('who guesses waits, and so does the owner of a key at the same address, for a minute', async () => {
    const key = await world.addKey('master')
    const guess = () => signIn('a token of somebody else')
    for (let i = 0; i < 60; i++) expect((await guess()).status).toBe(401)
    expect((await guess()).json.code).toBe('rate_limited')
    expect((await signIn()).status).toBe(429)
    expect((await world.call({ path: '/whoami', key })).status).toBe(429)
    expect((await signIn(TOKEN, { ip: '203.0.113.10' })).status).toBe(204)
    world.pass(120_000)
    expect((await signIn()).status).toBe(204)
  })

  test('the token and the session are in no log and no answer', async () => {
    const cookie = await cookieOf()
    const replies = [await signIn(`${TOKEN}!`), await ask(cookie), await ask(cookie, '/whoami')]
    const all = [...replies.map(({ text }) => text), ...world.logged].join('\n')
    expect(all).not.toContain(TOKEN)
    expect(all).not.toContain(cookie.split('=')[1])
  })
})

describe('who is signed in', () => {
  test('is the owner of the default organisation, on every route that takes users', async () => {
    const cookie = await cookieOf()
    const expiresAt = new Date(world.clock() + SESSION_MS).toISOString()
    const admin = { userId: 'admin', orgId: 'default', role: 'owner' }
    expect((await ask(cookie)).json).toEqual({ ...admin, expiresAt })
    expect((await ask(cookie, '/whoami')).json).toMatchObject({ type: 'user', ...admin })
    const body = { name: 'Made in the dashboard', type: 'read_only' }
    const made = await ask(cookie, '/api-keys', { method: 'POST', body, headers: FROM_OUR_PAGE })
    expect([made.status, made.json.apiKey.createdBy]).toEqual([201, 'admin'])
    expect((await world.call({ path: '/whoami', key: made.json.key })).json.role).toBe('owner')
  })

  test('may be seen by a page elsewhere in nothing but reads, which it cannot look at', async () => {
    const cookie = await cookieOf()
    const body = { name: 'Forged', type: 'master' }
    const headers = { 'sec-fetch-site': 'cross-site' }
    const forged = await ask(cookie, '/api-keys', { method: 'POST', body, headers })
    expect([forged.status, forged.json.code]).toEqual([403, 'csrf'])
  })

  test.each([
    ['nobody', ''],
    ['a cookie of another name', 'session=1.abc'],
    ['a session that was made up', `platen_session=9999999999.${'A'.repeat(43)}`],
  ])('%s: 401, on this route as on others', async (_why, cookie) => {
    for (const path of ['/session', '/whoami']) {
      const { status, json, headers } = await ask(cookie, path)
      expect([status, json.code]).toEqual([401, 'key_missing'])
      expect(headers['www-authenticate']).toBe('Bearer realm="platen"')
    }
  })

  test.each([
    ['beside cookies of the host', (cookie: string) => `theme=dark; ${cookie}; a=b`],
    ['behind an old one of another path', (cookie: string) => `platen_session=1.x; ${cookie}`],
    ['in a header of its own', (cookie: string) => `theme=dark, ${cookie}`],
  ])('is found %s', async (_why, place) => {
    expect((await ask(place(await cookieOf()))).status).toBe(200)
  })

  test('is somebody of the host application when it knows one', async () => {
    const cookie = await cookieOf()
    const { json } = await ask(cookie, '/whoami', { user: person('viewer') })
    expect([json.userId, json.role]).toEqual(['user-viewer', 'viewer'])
  })

  test('is nobody any more after half a day', async () => {
    const cookie = await cookieOf()
    world.pass(SESSION_MS)
    expect((await ask(cookie, '/whoami')).status).toBe(401)
  })

  test('is nobody any more under another token', async () => {
    const cookie = await cookieOf()
    await world.platen.close()
    open({ adminToken: 'another token of the operator' })
    expect((await ask(cookie, '/whoami')).status).toBe(401)
  })
})

test('signing out takes the cookie away, with a session and without', async () => {
  const { status, headers } = await world.call({
    method: 'DELETE',
    path: '/session',
    headers: FROM_OUR_PAGE,
  })
  expect(status).toBe(204)
  expect(headers['set-cookie']).toMatch(/^platen_session=; Path=\/api\/v1; Max-Age=0;/)
})

test('without an admin token nobody signs in, and no cookie is looked at', async () => {
  const cookie = await cookieOf()
  await world.platen.close()
  world = createApiWorld()
  for (const { status, json } of [await signIn(), await ask(cookie)]) {
    expect([status, json.code]).toEqual([404, 'not_found'])
    expect(json.detail).toContain('"adminToken"')
  }
  expect((await ask(cookie, '/whoami')).status).toBe(401)
})

test.each(['', 'fifteen letters'])('an admin token of %o is refused by name', (adminToken) => {
  expect(() => createPlaten({ adminToken })).toThrow('"adminToken" must have at least 16')
})

describe('the user "system"', () => {
  test('is the operator, whose keys are those of nobody', async () => {
    const body = { name: 'Made at the shell', type: 'master' }
    const user = person('owner', 'system')
    const { json } = await world.call({ method: 'POST', path: '/api-keys', body, user })
    expect(json.apiKey.createdBy).toBe('system')
    expect(await world.stores.members.find('default', 'system')).toBeUndefined()
  })

  test.each(['admin', 'user', 'viewer', undefined] as const)(
    'is nobody of the host application with the role %s: its keys would be those of the owner',
    async (role) => {
      const { status, json } = await world.call({
        path: '/whoami',
        user: { userId: 'system', role },
      })
      expect([status, json.code]).toEqual([403, 'role_not_permitted'])
    },
  )
})

function sessionRequest(changes: Partial<HttpRequest>): HttpRequest {
  return {
    ...buildRequest({ method: 'POST', headers: FROM_OUR_PAGE, body: { token: TOKEN } }),
    header: (name) =>
      ({ ...FROM_OUR_PAGE, 'content-type': 'application/json', 'content-length': '40' })[name],
    ...changes,
  }
}
