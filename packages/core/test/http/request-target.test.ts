import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBelowPrefix, parseRequestTarget } from '../../src/http/request-target.ts'

const PREFIX = '/images/api/v1'

describe('parseRequestTarget', () => {
  test.each([
    ['the base itself', '/images/api/v1', { path: '', query: '' }],
    ['a path', '/images/api/v1/render', { path: '/render', query: '' }],
    [
      'a query, kept as it is',
      '/images/api/v1/render?a=%2F..&b=//',
      { path: '/render', query: 'a=%2F..&b=//' },
    ],
    ['a second question mark', '/images/api/v1/render?a=?', { path: '/render', query: 'a=?' }],
    ['an escaped letter', '/images/api/v1/%72ender', { path: '/%72ender', query: '' }],
    ['a dot in a name', '/images/api/v1/a.b..c', { path: '/a.b..c', query: '' }],
  ])('%s: %s', (_why, rawUrl, expected) => {
    expect(parseRequestTarget(rawUrl, PREFIX)).toEqual(expected)
  })

  test.each([
    ['another path', '/images/api/v2/render'],
    ['a longer word', '/images/api/v10/render'],
    ['no mount', '/api/v1/render'],
    ['a parent folder', '/images/api/v1/render/../admin'],
    ['a parent folder at the end', '/images/api/v1/render/..'],
    ['a folder itself', '/images/api/v1/./render'],
    ['an empty segment', '/images/api/v1//render'],
    ['a slash at the end', '/images/api/v1/render/'],
    ['an escaped slash', '/images/api/v1/templates%2Fcard'],
    ['an escaped slash in upper case', '/images/api/v1/templates%2fcard'],
    ['an escaped dot', '/images/api/v1/%2e%2e/admin'],
    ['an escaped backslash', '/images/api/v1/templates%5Ccard'],
    ['a backslash, which browsers take for a slash', '/images/api/v1/templates\\card'],
    ['an escaped NUL', '/images/api/v1/templates%00'],
    ['another host, as a parser of URLs would read it', '//evil.test/images/api/v1/render'],
    ['a whole URL', 'http://evil.test/images/api/v1/render'],
    ['all of the server', '*'],
    ['nothing', ''],
  ])('%s is nowhere: %s', (_why, rawUrl) => {
    expect(parseRequestTarget(rawUrl, PREFIX)).toBeUndefined()
  })

  test('what it finds is below the prefix, and has no segment that moves about', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('/render', '/..', '//', '/%2e', ''),
        (text, more) => {
          const found = parseRequestTarget(`${PREFIX}${more}${text}`, PREFIX)
          if (found === undefined) return
          expect(isBelowPrefix(`${PREFIX}${more}${text}`, PREFIX)).toBe(true)
          expect(found.path).not.toMatch(/\/\.{0,2}(?:\/|$)|%2[ef]|\\/i)
        },
      ),
    )
  })
})

describe('isBelowPrefix', () => {
  test.each([
    ['a path below', '/api/v1/render?x=1', true],
    ['an odd spelling below, which is ours to refuse', '/api/v1//render', true],
    ['the host’s own page', '/about', false],
    ['a longer word', '/api/v10', false],
    ['a query that names it', '/?next=/api/v1/render', false],
  ])('%s: %s', (_why, rawUrl, expected) => {
    expect(isBelowPrefix(rawUrl, '/api/v1')).toBe(expected)
  })
})
