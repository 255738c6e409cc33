import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBase62, toBase62 } from '../../src/foundation/base62.ts'

describe('toBase62', () => {
  test.each([
    ['nothing is all zeros', 0, 6, '000000'],
    ['the last digit', 61, 1, 'z'],
    ['the first carry', 62, 2, '10'],
    ['the largest CRC-32 fits six digits', 0xffffffff, 6, '4gfFC3'],
  ])('%s', (_why, number, length, digits) => {
    expect(toBase62(number, length)).toBe(digits)
  })

  test('equal lengths sort as their numbers do', () => {
    const numbers = fc.integer({ min: 0, max: 0xffffffff })
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(toBase62(a, 6) < toBase62(b, 6)).toBe(a < b)
      }),
    )
  })
})

describe('createBase62', () => {
  test('bytes that would favour the first eight digits are thrown away', () => {
    const bytes = [...Array(256).keys()]
    const drawn = createBase62(248, (count) => Uint8Array.from(bytes.splice(0, count)))
    const counts = new Map<string, number>()
    for (const digit of drawn) counts.set(digit, (counts.get(digit) ?? 0) + 1)
    expect(counts.size).toBe(62)
    expect(new Set(counts.values())).toEqual(new Set([4]))
  })

  test('asks again until enough bytes were fair', () => {
    const answers = [Uint8Array.of(248, 255), Uint8Array.of(1, 250), Uint8Array.of(61)]
    expect(createBase62(2, () => answers.shift() ?? new Uint8Array())).toBe('1z')
  })

  test('has the asked length and only digits', () => {
    expect(createBase62(1000, randomBytes)).toMatch(/^[0-9A-Za-z]{1000}$/)
  })
})
