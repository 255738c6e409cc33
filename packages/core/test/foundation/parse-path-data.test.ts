import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { parsePathData } from '../../src/foundation/parse-path-data.ts'

const VERBS = 'MLQCZ'

/** Verbs as letters, each with its points, rounded to thousandths. */
function dump(data: string): string {
  const { verbs, points } = parsePathData(data)
  let at = 0
  return Array.from(verbs, (verb) => {
    const count = [2, 2, 4, 6, 0][verb] ?? 0
    const numbers = Array.from(points.subarray(at, at + count), (value) => +value.toFixed(3) + 0)
    at += count
    return [VERBS[verb], ...numbers].join(' ')
  }).join(' ')
}

describe('parsePathData', () => {
  test.each([
    ['absolute lines', 'M 1 2 L 3 4', 'M 1 2 L 3 4'],
    ['relative lines', 'm1 2l3 4', 'M 1 2 L 4 6'],
    ['pairs behind a moveto are lines', 'M0 0 1 1 2 2', 'M 0 0 L 1 1 L 2 2'],
    ['and relative behind a relative one', 'm1 1 1 1', 'M 1 1 L 2 2'],
    ['a repeated command without its letter', 'M0 0L1 1 2 2', 'M 0 0 L 1 1 L 2 2'],
    ['horizontal and vertical', 'M1 1H5V6h-1v-2', 'M 1 1 L 5 1 L 5 6 L 4 6 L 4 4'],
    ['numbers parted by signs and points only', 'M.5.5-1-1', 'M 0.5 0.5 L -1 -1'],
    ['exponents and trailing points', 'M1e1 1.L2E-1+3', 'M 10 1 L 0.2 3'],
    ['every kind of white space and commas', 'M\t0,\n0\r,L 1 , 1', undefined],
    ['white space around commas', '\tM\t0,\n0 L\r1 , 1\f', 'M 0 0 L 1 1'],
    ['quadratic curves', 'M0 0q1 2 3 0', 'M 0 0 Q 1 2 3 0'],
    ['a smooth one mirrors the control point', 'M0 0Q1 2 2 0T4 0', 'M 0 0 Q 1 2 2 0 Q 3 -2 4 0'],
    ['a smooth one behind a line has none to mirror', 'M0 0L2 0T4 0', 'M 0 0 L 2 0 Q 2 0 4 0'],
    ['a smooth cubic', 'M0 0C0 1 1 1 2 0S4 1 4 0', 'M 0 0 C 0 1 1 1 2 0 C 3 -1 4 1 4 0'],
    ['a smooth cubic behind a quadratic', 'M0 0Q1 2 2 0S4 1 4 0', 'M 0 0 Q 1 2 2 0 C 2 0 4 1 4 0'],
    ['a new contour starts where the last did', 'M1 1h2v2zl5 5', 'M 1 1 L 3 1 L 3 3 Z M 1 1 L 6 6'],
    ['relative moveto behind a close', 'M1 1h2zm1 1h1', 'M 1 1 L 3 1 Z M 2 2 L 3 2'],
    ['a lone moveto draws nothing', 'M5 5', ''],
    ['a closed moveto is a dot', 'M5 5z', 'M 5 5 Z'],
    ['nothing at all', '', ''],
    ['only white space', ' \n ', ''],
    ['an arc to where it starts', 'M1 1A5 5 0 0 1 1 1L2 2', 'M 1 1 L 2 2'],
    ['an arc without a radius is a line', 'M0 0A0 5 0 0 1 3 3', 'M 0 0 L 3 3'],
    ['a quarter circle', 'M0 0A10 10 0 0 1 10 10', 'M 0 0 C 5.523 0 10 4.477 10 10'],
    ['flags without separators', 'M0 0a10 10 0 0110 10', 'M 0 0 C 5.523 0 10 4.477 10 10'],
    [
      'radii too small are scaled up to a half circle',
      'M0 0A1 1 0 0 1 20 0',
      'M 0 0 C 0 -5.523 4.477 -10 10 -10 C 15.523 -10 20 -5.523 20 0',
    ],
    [
      'negative radii count as positive',
      'M0 0A-10-10 0 0 1 10 10',
      'M 0 0 C 5.523 0 10 4.477 10 10',
    ],
  ])('%s: %s', (_why, data, expected) => {
    if (expected === undefined) expect(() => parsePathData(data)).toThrow()
    else expect(dump(data)).toBe(expected)
  })

  test.each([
    ['it does not start with a moveto', 'L1 1', 'has "L" at offset 0'],
    ['it starts with a number', '1 1', 'has "1" at offset 0'],
    ['a letter is no command', 'M0 0X', 'has "X" at offset 4'],
    ['an astral character', 'M0 0😀', 'has "😀" at offset 4'],
    ['a pair is not complete', 'M0 0L1', 'ends at offset 6'],
    ['a command has no numbers', 'M0 0LZ', 'has "Z" at offset 5'],
    ['two commas', 'M0 0,,1 1', 'has "," at offset 5'],
    ['a comma behind a letter', 'M,0 0', 'has "," at offset 1'],
    ['a comma at the end', 'M0 0L1 1,', 'ends at offset 9'],
    ['a flag is neither 0 nor 1', 'M0 0a1 1 0 2 0 1 1', 'has "2" at offset 11'],
    ['a number is too large', 'M0 0h1e10', 'has "1" at offset 5'],
    ['a number is infinite', 'M0 0h1e999', 'has "1" at offset 5'],
    ['steps lead too far', 'M9e8 0h9e8', 'has "9" at offset 7'],
    ['only a sign', 'M- 0', 'has "-" at offset 1'],
  ])('is refused when %s, naming where', (_why, data, where) => {
    expect(() => parsePathData(data)).toThrow(
      expect.objectContaining({ code: 'invalid_value', message: expect.stringContaining(where) }),
    )
  })

  test('an arc runs on its ellipse, on the side that its flags ask for', () => {
    // Radius 5 about (5, 0): from (0, 0) to (10, 0), above or below.
    const { points } = parsePathData('M0 0A5 5 0 0 0 10 0')
    // The first curve ends at the quarter: below the axis, since y grows downwards.
    expect([points[6], points[7]].map((value) => Math.round(value ?? Number.NaN))).toEqual([5, 5])
  })

  test('a hundred thousand numbers are read, one more is refused', () => {
    const most = `M${'1 '.repeat(100_000)}`
    expect(parsePathData(most).points).toHaveLength(100_000)
    expect(() => parsePathData(`${most}1`)).toThrow(/more than 100,000 numbers/)
  })

  test('a megabyte of one digit, of signs or of spaces takes no longer than its length', () => {
    for (const part of ['9', '-', ' ', '.', '1e', 'M0 0z']) {
      const started = performance.now()
      expect(() => parsePathData(`M0 0L${part.repeat(1_000_000 / part.length)}`)).toThrow()
      expect(performance.now() - started).toBeLessThan(1000)
    }
  })

  test('anything gives a finite path or a PlatenError', () => {
    const token = fc.constantFrom(
      ...'MmLlHhVvCcSsQqTtAaZz',
      ' ',
      ',',
      '-',
      '.',
      '0',
      '1',
      '7e9',
      '1e-9',
    )
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
        try {
          const { points } = parsePathData(`M0 0${tokens.join('')}`)
          expect(points.every(Number.isFinite)).toBe(true)
        } catch (error) {
          if (!isPlatenError(error)) throw error
        }
      }),
      { numRuns: 2000 },
    )
  })
})
