import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CursorScope, parseCursor, writeCursor } from '../../src/http/cursor.ts'
import { listResponse, readListPage } from '../../src/http/list-page.ts'
import type { PageKey } from '../../src/ports/page-request.ts'
import { readAnswer } from './ask.ts'

const SCOPE: CursorScope = { resource: 'apiKey', filters: '[]', secret: undefined }
const KEY: PageKey = { createdAt: 1_700_000_000_000, id: 'key_1' }

describe('cursor', () => {
  test('names any place in any list', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.string({ maxLength: 60 }), (createdAt, id) => {
        const cursor = writeCursor({ createdAt, id }, SCOPE)
        expect(cursor).toMatch(/^[\w-]+$/)
        expect(parseCursor(cursor, SCOPE)).toEqual({ createdAt, id })
      }),
    )
  })

  test('with any one character changed it is refused', () => {
    const cursor = writeCursor(KEY, SCOPE)
    for (let at = 0; at < cursor.length; at++) {
      const other = cursor[at] === 'A' ? 'B' : 'A'
      const altered = cursor.slice(0, at) + other + cursor.slice(at + 1)
      expect(() => parseCursor(altered, SCOPE)).toThrow(
        expect.objectContaining({ code: 'invalid_cursor', status: 400 }),
      )
    }
  })

  test.each([
    ['of another list', { ...SCOPE, resource: 'template' }],
    ['under other filters', { ...SCOPE, filters: '[["type","get"]]' }],
    ['of an instance with another secret', { ...SCOPE, secret: 'x'.repeat(32) }],
  ])('%s it is refused', (_why, scope) => {
    expect(() => parseCursor(writeCursor(KEY, scope), SCOPE)).toThrow(
      expect.objectContaining({ code: 'invalid_cursor' }),
    )
  })

  test.each([
    ['nothing', ''],
    ['a code alone', Buffer.alloc(8).toString('base64url')],
    ['padding', `${writeCursor(KEY, SCOPE)}=`],
    ['a space', ` ${writeCursor(KEY, SCOPE)}`],
    ['a megabyte', 'A'.repeat(1_000_000)],
  ])('%s is refused', (_why, text) => {
    expect(() => parseCursor(text, SCOPE)).toThrow(
      expect.objectContaining({ code: 'invalid_cursor' }),
    )
  })
})

describe('listResponse', () => {
  const options = { resource: 'apiKey', secret: undefined }
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ createdAt: 1_000 - index, id: `key_${index}` }))
  const answer = (count: number, url: string) => {
    const page = readListPage({ limit: 20, cursor: undefined }, options)
    const toJson = ({ id }: PageKey) => ({ id })
    return listResponse({ page, rows: rows(count), keyOf: (row) => row, toJson, url })
  }

  test('asks a store for one row more than it shows', () => {
    const page = readListPage({ limit: 7, cursor: undefined }, options)
    expect(page.request).toEqual({ limit: 8, after: undefined })
  })

  test('items are the resource under its name, with a cursor each', () => {
    const items = readAnswer<readonly { cursor: string; apiKey: { id: string } }[]>(
      answer(2, '/api/v1/api-keys'),
    )
    expect(items.map(({ apiKey }) => apiKey.id)).toEqual(['key_0', 'key_1'])
    for (const { cursor } of items) expect(cursor).toMatch(/^[\w-]+$/)
  })

  test('a full page that is the last has no Link', () => {
    expect(answer(20, '/api/v1/api-keys').headers).not.toHaveProperty('link')
  })

  test.each([
    ['the first page', '/api/v1/api-keys', /^<\/api\/v1\/api-keys\?cursor=[\w-]+>; rel="next"$/],
    [
      'filters stay as they were written',
      'https://a.test/api/v1/api-keys?type=a%2Cb&limit=20',
      /^<https:\/\/a\.test\/api\/v1\/api-keys\?type=a%2Cb&limit=20&cursor=[\w-]+>; rel="next"$/,
    ],
    [
      'the old cursor goes',
      '/api/v1/api-keys?cursor=old&limit=20',
      /^<\/api\/v1\/api-keys\?limit=20&cursor=(?!old)[\w-]+>; rel="next"$/,
    ],
  ])('links to the next page: %s', (_why, url, link) => {
    const response = answer(21, url)
    expect(response.headers['link']).toMatch(link)
    expect(readAnswer<readonly unknown[]>(response)).toHaveLength(20)
  })

  test('the order of filters and of their values does not matter to a cursor', () => {
    const one = { limit: 5, cursor: undefined, type: ['a', 'b'], status: ['x'] }
    const other = { status: ['x'], type: ['b', 'a'], limit: 9, cursor: undefined }
    const cursor = writeCursor(KEY, readListPage(one, options).scope)
    expect(readListPage({ ...other, cursor }, options).request.after).toEqual(KEY)
  })
})
