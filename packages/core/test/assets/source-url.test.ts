import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSource } from '../../src/assets/source-url.ts'
import { isPlatenError } from '../../src/foundation/errors.ts'

describe('parseSource', () => {
  test.each([
    ['https', 'https://cdn.example/a.png', 'network'],
    ['http', 'http://cdn.example/a.png', 'network'],
    ['a scheme in capitals', 'HTTPS://cdn.example/a.png', 'network'],
    ['data', 'data:image/png;base64,AAAA', 'data'],
    ['asset', 'asset:avatar-default', 'asset'],
    ['a relative path', './photos/cat.png', 'file'],
    ['a bare name', 'cat.png', 'file'],
    ['an absolute path', '/srv/cat.png', 'file'],
    ['a drive letter, which is no scheme', 'C:\\photos\\cat.png', 'file'],
  ])('%s: %s is of type %s', (_why, source, type) => {
    expect(parseSource(source).type).toBe(type)
  })

  test.each([
    ['U30', 'file:///etc/passwd', 'source_scheme'],
    ['U30', 'ftp://host/x', 'source_scheme'],
    ['U30', 'gopher://host/', 'source_scheme'],
    ['U30', 'javascript:alert(1)', 'source_scheme'],
    ['U30', 'blob:https://host/id', 'source_scheme'],
    ['U30', '//host/x', 'invalid_url'],
    ['U30', '\\\\host\\share', 'invalid_url'],
    ['U30', 'http://', 'invalid_url'],
    ['U30', 'http://a b/', 'invalid_url'],
    ['U30', 'http://[fe80::1%25eth0]/', 'invalid_url'],
    ['U31', 'http://user:pass@host/x', 'invalid_url'],
    ['U45', `https://host/${'a'.repeat(8_193)}`, 'invalid_url'],
    ['an asset id that is a path', 'asset:../secret', 'invalid_url'],
    ['an asset without id', 'asset:', 'invalid_url'],
    ['empty', '', 'invalid_url'],
    ['a NUL character in a path', 'cat\0.png', 'invalid_url'],
  ])('%s: %s gives %s', (_row, source, code) => {
    expect(() => parseSource(source)).toThrow(expect.objectContaining({ code, status: 400 }))
  })

  test.each([
    'http://user:hunter2@host/x',
    'http://user:hunter2@ho st/x',
    'ftp://user:hunter2@host/x',
    'ftp://host/x?token=hunter2',
  ])('U31: the error for %s does not repeat its secret', (source) => {
    expect(() => parseSource(source)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    )
  })

  test('any text is a source or a PlatenError with a short message', () => {
    const text = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string().map((tail) => `http://${tail}`),
    )
    fc.assert(
      fc.property(text, (source) => {
        try {
          parseSource(source)
        } catch (error) {
          expect(isPlatenError(error) && error.message.length < 250).toBe(true)
        }
      }),
    )
  })
})
