import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDisposition } from '../../src/http/content-disposition.ts'

/** Reads the header back as RFC 6266 says: `filename*` wins where it is understood. */
function readName(header: string): string {
  const extended = /filename\*=UTF-8''([^;]*)/.exec(header)?.[1]
  return extended === undefined
    ? (/filename="([^"]*)"/.exec(header)?.[1] ?? '')
    : decodeURIComponent(extended)
}

describe('contentDisposition', () => {
  test.each([
    ['a plain name', 'card.png', 'inline; filename="card.png"'],
    [
      'a name beyond ASCII comes twice',
      'Überblick.png',
      `inline; filename="_berblick.png"; filename*=UTF-8''%C3%9Cberblick.png`,
    ],
    ['quotes would end the value', 'a"b.png', 'inline; filename="ab.png"'],
    [
      'line breaks would begin a header',
      'a\r\nSet-Cookie: x=1.png',
      'inline; filename="aSet-Cookie x=1.png"',
    ],
    ['folders', '../../etc/passwd', 'inline; filename="etcpasswd"'],
    ['a hidden file', '.env', 'inline; filename="env"'],
    [
      'text that runs the other way hides what it ends in',
      'a\u202egpj.exe',
      'inline; filename="agpj.exe"',
    ],
    ['half of a surrogate pair', 'a\ud800b.png', 'inline; filename="ab.png"'],
    ['nothing', '', 'inline; filename="file"'],
    ['nothing that may stay', '///', 'inline; filename="file"'],
  ])('%s: %j', (_why, name, expected) => {
    expect(contentDisposition(name)).toBe(expected)
  })

  test('any text gives a header that parses back, of visible ASCII, with at most 100 bytes of name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const header = contentDisposition(name, 'attachment')
        expect(header).toMatch(/^attachment; filename="[^"\\]+"(?:; filename\*=UTF-8''[!-~]+)?$/)
        expect(header).toMatch(/^[\x20-\x7e]+$/)
        expect(Buffer.byteLength(readName(header))).toBeLessThanOrEqual(100)
        expect(readName(header)).not.toMatch(/[\p{Cc}/\\]/u)
      }),
    )
  })
})
