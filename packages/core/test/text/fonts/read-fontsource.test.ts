import { describe, expect, test } from 'vitest'
import { readFontsource } from '../../../src/text/fonts/read-fontsource.ts'

const here = import.meta.url

describe('readFontsource', () => {
  test('a static package gives every weight, style and slice', () => {
    const sources = readFontsource('@fontsource/inter', here)
    expect(sources.length).toBe(9 * 2 * 7)
    expect(new Set(sources.map(({ family }) => family))).toEqual(new Set(['Inter']))
    const latin = sources.find(({ weight, style, unicodeRange }) => {
      return (
        String(weight) === '700,700' &&
        style === 'italic' &&
        unicodeRange?.startsWith('U+0000-00FF')
      )
    })
    expect(String(latin && 'path' in latin && latin.path)).toMatch(/inter-latin-700-italic\.woff2$/)
  })

  test('a variable package gives ranges of weights, upright and italic', () => {
    const sources = readFontsource('@fontsource-variable/inter', here)
    expect(sources.length).toBe(2 * 7)
    expect(sources.every(({ weight }) => String(weight) === '100,900')).toBe(true)
    expect(new Set(sources.map(({ style }) => style))).toEqual(new Set(['normal', 'italic']))
  })

  test('a sliced Japanese package gives its slices', () => {
    const sources = readFontsource('@fontsource/noto-sans-jp', here)
    expect(sources.filter(({ weight }) => String(weight) === '400,400').length).toBeGreaterThan(100)
  })

  test.each([
    ['a package that is not installed', '@fontsource/no-such-family', 'is not installed'],
    ['a path', '@fontsource/../inter', 'is no font package'],
    ['another package', 'left-pad', 'is no font package'],
  ])('%s is unknown', (_why, name, detail) => {
    expect(() => readFontsource(name, here)).toThrow(
      expect.objectContaining({ code: 'unknown_font', message: expect.stringContaining(detail) }),
    )
  })
})
