import { describe, expect, test } from 'vitest'
import { definePublicRoute } from '../../src/http/define-route.ts'
import { findRoute } from '../../src/http/find-route.ts'
import type { Method, Route } from '../../src/http/route.ts'
import { createRouter } from '../../src/http/router.ts'
import { ROUTES } from '../../src/http/routes.ts'

const route = (method: Method, path: string): Route =>
  definePublicRoute({
    method,
    path,
    operationId: `${method} ${path}`,
    tag: 'System',
    summary: 'x',
    responses: {},
    handler: async () => ({ status: 200, headers: {}, body: path }),
  })

const router = createRouter([
  route('GET', '/templates'),
  route('POST', '/templates'),
  route('GET', '/templates/{idOrSlug}'),
  route('DELETE', '/templates/{idOrSlug}'),
  route('GET', '/templates/{idOrSlug}/versions/{version}'),
  route('POST', '/renders/sync'),
  route('GET', '/renders/{id}'),
])
const find = (method: string, path: string) =>
  findRoute(router, { method, rawUrl: `/api/v1${path}`, mountPath: '' }, '/api/v1')

describe('findRoute', () => {
  test.each([
    ['a word', 'GET', '/templates', '/templates', {}],
    ['a parameter', 'GET', '/templates/card', '/templates/{idOrSlug}', { idOrSlug: 'card' }],
    [
      'two parameters',
      'GET',
      '/templates/card/versions/3',
      '/templates/{idOrSlug}/versions/{version}',
      { idOrSlug: 'card', version: '3' },
    ],
    [
      'a parameter is decoded',
      'GET',
      '/templates/a%20b',
      '/templates/{idOrSlug}',
      { idOrSlug: 'a b' },
    ],
    ['HEAD is GET', 'HEAD', '/templates', '/templates', {}],
    ['a query does not matter', 'GET', '/templates?limit=1', '/templates', {}],
    [
      'a name of prototypes',
      'GET',
      '/templates/__proto__',
      '/templates/{idOrSlug}',
      { idOrSlug: '__proto__' },
    ],
  ])('%s: %s %s', (_why, method, path, expected, params) => {
    expect(find(method, path)).toMatchObject({ kind: 'route', route: { path: expected }, params })
  })

  test.each([
    ['an unknown word', 'GET', '/other'],
    ['the base itself', 'GET', ''],
    ['a prefix of a route', 'GET', '/templates/card/versions'],
    ['more than a route', 'GET', '/templates/card/versions/3/x'],
    ['another case', 'GET', '/Templates'],
    ['an empty parameter', 'GET', '/templates/'],
    ['a broken escape', 'GET', '/templates/%zz'],
    ['broken UTF-8', 'GET', '/templates/%ff'],
    ['a parameter of a kilobyte', 'GET', `/templates/${'a'.repeat(1_000)}`],
    ['OPTIONS of nothing', 'OPTIONS', '/other'],
  ])('%s is nothing: %s %s', (_why, method, path) => {
    expect(find(method, path)).toEqual({ kind: 'nothing' })
  })

  test.each([
    ['a method of no route', 'PUT', '/templates', 'GET, HEAD, POST, OPTIONS'],
    ['TRACE', 'TRACE', '/templates/card', 'GET, HEAD, DELETE, OPTIONS'],
    ['a method in lower case', 'get', '/templates', 'GET, HEAD, POST, OPTIONS'],
    ['HEAD where no GET is', 'HEAD', '/renders/sync', 'POST, OPTIONS'],
    ['a word is no parameter', 'GET', '/renders/sync', 'POST, OPTIONS'],
  ])('%s is told what is allowed: %s %s', (_why, method, path, allow) => {
    expect(find(method, path)).toEqual({ kind: 'wrong_method', allow })
  })

  test('OPTIONS lists the methods', () => {
    expect(find('OPTIONS', '/renders/sync')).toMatchObject({
      kind: 'options',
      allow: 'POST, OPTIONS',
    })
  })
})

describe('createRouter', () => {
  test('refuses a table in which two routes are one', () => {
    expect(() => createRouter([route('GET', '/a/{id}'), route('GET', '/a/{id}')])).toThrow(
      TypeError,
    )
    expect(() => createRouter([route('GET', '/a/{id}'), route('PUT', '/a/{name}')])).toThrow(
      TypeError,
    )
  })

  test('the table of this product is in order', () => {
    expect(() => createRouter(ROUTES)).not.toThrow()
    const ids = ROUTES.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path } of ROUTES) expect(path).toMatch(/^(?:\/(?:[a-z0-9.-]+|\{\w+\}))+$/)
  })

  test('takes a look-up a segment, whatever the path holds', () => {
    const started = performance.now()
    for (let run = 0; run < 200; run++) router(`/templates/${'a/'.repeat(4_000)}`)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
