import { describe, expect, test } from 'vitest'
import { assertSameSite } from '../../../src/http/access/assert-same-site.ts'
import { buildRequest } from '../ask.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const check = (
  method: string,
  headers: Readonly<Record<string, string>>,
  baseUrl?: string,
): boolean => {
  try {
    assertSameSite(buildRequest({ method, headers }), baseUrl)
    return true
  } catch (error) {
    expect(error).toMatchObject({ code: 'csrf', status: 403 })
    return false
  }
}

describe('assertSameSite', () => {
  test.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing, so any page may send it', (method) => {
    expect(check(method, { 'sec-fetch-site': 'cross-site' })).toBe(true)
  })

  test.each([
    ['our page, as the browser says', { 'sec-fetch-site': 'same-origin', ...JSON_TYPE }, true],
    [
      'our page, by a header that forms cannot set',
      { 'sec-fetch-site': 'same-origin', 'x-platen': '1' },
      true,
    ],
    [
      'our page, by its origin',
      { origin: 'https://app.test', host: 'app.test', ...JSON_TYPE },
      true,
    ],
    [
      'our page on a port',
      { origin: 'http://localhost:3000', host: 'localhost:3000', ...JSON_TYPE },
      true,
    ],
    [
      'a form of our own page',
      { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      false,
    ],
    [
      'a form that pretends to be JSON',
      { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' },
      false,
    ],
    [
      'a page elsewhere',
      {
        'sec-fetch-site': 'cross-site',
        origin: 'https://evil.test',
        host: 'app.test',
        ...JSON_TYPE,
      },
      false,
    ],
    [
      'a page of a neighbouring sub-domain',
      {
        'sec-fetch-site': 'same-site',
        origin: 'https://evil.app.test',
        host: 'app.test',
        ...JSON_TYPE,
      },
      false,
    ],
    [
      'a look-alike',
      { origin: 'https://app.test.evil.test', host: 'app.test', ...JSON_TYPE },
      false,
    ],
    ['another port', { origin: 'https://app.test:8443', host: 'app.test', ...JSON_TYPE }, false],
    ['a page that must not be named', { origin: 'null', host: 'app.test', ...JSON_TYPE }, false],
    ['nobody that says who it is', { host: 'app.test', ...JSON_TYPE }, false],
  ])('a change by %s: %o -> %s', (_why, headers, expected) => {
    expect(check('POST', headers)).toBe(expected)
  })

  test('where the address of the instance is known, the Host does not count', () => {
    const headers = { origin: 'https://evil.test', host: 'evil.test', ...JSON_TYPE }
    expect(check('POST', headers, 'https://app.test/images')).toBe(false)
    expect(
      check('POST', { ...headers, origin: 'https://app.test' }, 'https://app.test/images'),
    ).toBe(true)
  })
})
