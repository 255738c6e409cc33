import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COLOR_NAMES } from '../../src/foundation/color-names.ts'
import { formatColor } from '../../src/foundation/format-color.ts'
import { parseColor } from '../../src/foundation/parse-color.ts'

const rgba = fc.record({
  r: fc.integer({ min: 0, max: 255 }),
  g: fc.integer({ min: 0, max: 255 }),
  b: fc.integer({ min: 0, max: 255 }),
  a: fc.integer({ min: 0, max: 10_000 }).map((share) => share / 10_000),
})

describe('parseColor', () => {
  test.each([
    ['three digits', '#f80', [255, 136, 0, 1]],
    ['four digits', '#f808', [255, 136, 0, 136 / 255]],
    ['six digits, upper case', '#1E90FF', [30, 144, 255, 1]],
    ['eight digits', '#1e90ff80', [30, 144, 255, 128 / 255]],
    ['a name', 'rebeccapurple', [102, 51, 153, 1]],
    ['a name in upper case', 'TEAL', [0, 128, 128, 1]],
    ['transparent', 'transparent', [0, 0, 0, 0]],
    ['commas', 'rgb(1, 2,3)', [1, 2, 3, 1]],
    ['commas with alpha', 'rgba(1,2,3,.5)', [1, 2, 3, 0.5]],
    ['rgb and rgba are the same', 'rgb(1,2,3,50%)', [1, 2, 3, 0.5]],
    ['spaces', 'rgb(1 2 3)', [1, 2, 3, 1]],
    ['spaces with alpha', 'rgb( 1 2 3/0.25 )', [1, 2, 3, 0.25]],
    ['shares of channels', 'rgb(100%, 50%, 0%)', [255, 128, 0, 1]],
    ['numbers and shares, which the space syntax may mix', 'rgb(100% 2 3)', [255, 2, 3, 1]],
    ['missing channels', 'rgb(none 2 none / none)', [0, 2, 0, 0]],
    ['too much is clamped, as CSS says', 'rgb(300, -5, 0, 7)', [255, 0, 0, 1]],
    ['hsl red', 'hsl(0, 100%, 50%)', [255, 0, 0, 1]],
    ['hsl in degrees', 'hsl(120deg 100% 25%)', [0, 128, 0, 1]],
    ['hsl in turns', 'hsl(0.5turn 100% 50%)', [0, 255, 255, 1]],
    ['hsl in gradians', 'hsl(400grad 100% 50%)', [255, 0, 0, 1]],
    ['hsl in radians', 'hsl(3.14159265rad 100% 50%)', [0, 255, 255, 1]],
    ['a negative hue', 'hsl(-120 100% 50%)', [0, 0, 255, 1]],
    ['bare shares, which the space syntax may have', 'hsl(240 100 50 / 50%)', [0, 0, 255, 0.5]],
    ['grey has no hue', 'hsla(77, 0%, 50%, 1)', [128, 128, 128, 1]],
  ])('reads %s: %s', (_why, text, [r, g, b, a]) => {
    expect(parseColor(text)).toEqual({ r, g, b, a })
  })

  test.each([
    ['nothing', ''],
    ['a hash alone', '#'],
    ['five digits', '#12345'],
    ['a digit that is none', '#12g'],
    ['an unknown name', 'blurple'],
    ['a name of the prototype', 'constructor'],
    ['two channels', 'rgb(1, 2)'],
    ['five channels', 'rgb(1,2,3,4,5)'],
    ['an empty channel', 'rgb(1,,3)'],
    ['an empty alpha', 'rgb(1 2 3 /)'],
    ['two slashes', 'rgb(1 2 3 / 1 / 1)'],
    ['commas with a slash', 'rgb(1, 2, 3 / 1)'],
    ['numbers and shares in the comma syntax', 'rgb(100%, 2, 3)'],
    ['"none" in the comma syntax', 'rgb(none, 2, 3)'],
    ['bare shares in the comma syntax', 'hsl(0, 100, 50)'],
    ['an angle as a channel', 'rgb(1deg 2 3)'],
    ['a share as a hue', 'hsl(50% 50% 50%)'],
    ['an angle as alpha', 'rgb(1 2 3 / 1deg)'],
    ['an exponent', 'rgb(1e9, 0, 0)'],
    ['a number without digits', 'rgb(. . .)'],
    ['white space around', ' red'],
    ['no bracket at the end', 'rgb(1, 2, 3'],
    ['something behind', 'rgb(1, 2, 3);'],
    ['an address', 'url(javascript:alert(1))'],
    ['an expression', 'expression(alert(1))'],
    ['a computed value', 'rgb(calc(1) 2 3)'],
    ['a colour of the system', 'Canvas'],
    ['a colour of the context', 'currentcolor'],
  ])('refuses %s: %j', (_why, text) => {
    expect(parseColor(text)).toBeUndefined()
  })

  test('knows the 148 names of CSS, each as six digits', () => {
    expect(COLOR_NAMES.size).toBe(148)
    for (const digits of COLOR_NAMES.values()) expect(digits).toMatch(/^[0-9a-f]{6}$/)
  })

  test('J13: a colour of 10 KB takes no time', () => {
    const started = performance.now()
    for (const filler of ['9', ' ', ',', '(', '/', '%']) {
      expect(parseColor(`rgb(${filler.repeat(10_000)})`)).toBeUndefined()
    }
    expect(performance.now() - started).toBeLessThan(10)
  })

  test('any text is a colour within bounds, or none', () => {
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^(rgb|hsl)a?\([-+.%, /0-9a-z]{0,40}\)$/),
      fc.stringMatching(/^#[0-9a-fA-F]{0,9}$/),
    )
    fc.assert(
      fc.property(text, (color) => {
        const parsed = parseColor(color)
        if (parsed === undefined) return true
        const bytes = [parsed.r, parsed.g, parsed.b]
        const inBounds = bytes.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255)
        return inBounds && parsed.a >= 0 && parsed.a <= 1
      }),
    )
  })
})

describe('formatColor', () => {
  test.each([
    ['opaque: six digits', { r: 0, g: 128, b: 255, a: 1 }, '#0080ff'],
    ['translucent: rgba', { r: 0, g: 128, b: 255, a: 0.5 }, 'rgba(0, 128, 255, 0.5)'],
    ['no exponent for the smallest alpha', { r: 0, g: 0, b: 0, a: 1e-9 }, 'rgba(0, 0, 0, 0)'],
  ])('%s', (_why, color, text) => {
    expect(formatColor(color)).toBe(text)
  })

  test('what it writes reads as the same colour', () => {
    fc.assert(
      fc.property(rgba, (color) => {
        expect(parseColor(formatColor(color))).toEqual(color)
      }),
    )
  })
})
