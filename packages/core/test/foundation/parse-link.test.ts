import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseLink } from '../../src/foundation/parse-link.ts'

describe('parseLink', () => {
  test.each([
    ['https://example.com', 'https://example.com/'],
    ['http://example.com/a?b=c#d', 'http://example.com/a?b=c#d'],
    ['mailto:jane@example.com?subject=Hi there', 'mailto:jane@example.com?subject=Hi%20there'],
    ['HTTPS://EXAMPLE.COM/Å', 'https://example.com/%C3%85'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ])('%s is followed as %s', (text, link) => {
    expect(parseLink(text)).toBe(link)
  })

  test.each([
    ['javascript:alert(1)', 'runs something'],
    ['java\nscript:alert(1)', 'the URL Standard drops line breaks'],
    [' \u0001javascript:alert(1)', 'and leading controls'],
    ['data:text/html,<script>', 'may hold scripts'],
    ['file:///etc/passwd', 'opens files of the reader'],
    ['vbscript:x', 'runs something'],
    ['/prices', 'relative to nothing'],
    ['example.com', 'no scheme'],
    ['mailto:', 'to nobody'],
    ['https://', 'no host'],
    [`https://example.com/${'a'.repeat(2048)}`, 'longer than readers take'],
    ['', 'nothing'],
  ])('%j is refused: %s', (text) => {
    expect(parseLink(text)).toBeUndefined()
  })

  test('whatever is taken is ASCII, without spaces, and stays as it is', () => {
    const schemes = fc.constantFrom('https://', 'http://', 'mailto:', 'javascript:', '')
    fc.assert(
      fc.property(schemes, fc.string({ unit: 'binary' }), (scheme, rest) => {
        const link = parseLink(scheme + rest)
        if (link === undefined) return
        expect(link).toMatch(/^(?:https?|mailto):[\x21-\x7e]+$/)
        expect(parseLink(link)).toBe(link)
      }),
    )
  })
})
