import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createApiKey } from '../../src/auth/api-key.ts'
import { redactUrl } from '../../src/http/redact-url.ts'

describe('redactUrl', () => {
  test.each([
    ['a key', '/render?apiKey=abc&template=card', '/render?apiKey=…&template=card'],
    ['its other name', '/render?key=abc', '/render?key=…'],
    ['a value of a layer', '/render?title.text=abc&width=9', '/render?title.text=…&width=9'],
    ['an escaped one', '/render?title%2Etext=abc', '/render?title%2Etext=…'],
    ['a signature', '/render?exp=1&sig=abc', '/render?exp=1&sig=…'],
    ['an escaped name', '/render?%61piKey=abc', '/render?%61piKey=…'],
    ['another case', '/render?APIKEY=abc', '/render?APIKEY=…'],
    ['a broken escape in a name', '/render?%=abc&key=abc', '/render?%=abc&key=…'],
    ['no query', '/render', '/render'],
    ['a second question mark', '/render?a=?&key=abc', '/render?a=?&key=…'],
  ])('%s: %s', (_why, url, expected) => {
    expect(redactUrl(url)).toBe(expected)
  })

  test('no key passes, wherever it stands', () => {
    const places = ['/render?apiKey=', '/render?title.text=', '/', '/api-keys/', '/render?a=1&b=x']
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom('master', 'get'), (place, type) => {
        const { key } = createApiKey(type)
        expect(redactUrl(place + key)).not.toContain(key.slice(-12))
      }),
    )
  })
})
