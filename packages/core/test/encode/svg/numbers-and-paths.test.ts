import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber } from '../../../src/encode/svg/format-number.ts'
import { straightStops } from '../../../src/encode/svg/gradient-stops.ts'
import { writePathData } from '../../../src/encode/svg/write-path-data.ts'
import { writeTransform } from '../../../src/encode/svg/write-transform.ts'
import { type Matrix, multiply, rotation } from '../../../src/foundation/matrix.ts'
import { parsePathData } from '../../../src/foundation/parse-path-data.ts'

describe('formatNumber', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [-0.0004, '0'],
    [0.5, '.5'],
    [-0.5, '-.5'],
    [1 / 3, '.333'],
    [2 / 3, '.667'],
    [10, '10'],
    [1e-9, '0'],
    [0.001, '.001'],
    [123456.7891, '123456.789'],
    [1e21, '1000000000'],
    [Number.NEGATIVE_INFINITY, '-1000000000'],
    [Number.NaN, '0'],
  ])('%d is written %s', (value, expected) => {
    expect(formatNumber(value)).toBe(expected)
  })

  test('any number is plain and as near as its decimals allow', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        const text = formatNumber(value)
        expect(text).toMatch(/^-?(\d+|\d*\.\d{1,3})$/)
        expect(text).not.toBe('-0')
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.000501)
      }),
    )
  })
})

describe('writePathData', () => {
  test.each([
    ['lines become steps', 'M1 2L4 6', 'M1 2l3 4'],
    ['level and upright ones need one number', 'M1 2L5 2L5 9', 'M1 2h4v7'],
    ['a letter is not repeated', 'M0 0L1 2L3 5', 'M0 0l1 2 2 3'],
    ['signs and points part numbers', 'M.5 -.5L1 -1', 'M.5-.5l.5-.5'],
    ['two points do too', 'M0 0L.5 .25', 'M0 0l.5.25'],
    ['a step after a close starts where the contour did', 'M5 5h2v2zM6 6h1', 'M5 5h2v2zm1 1h1'],
    ['a line that goes nowhere is left out', 'M0 0L1 1L1 1L2 2', 'M0 0l1 1 1 1'],
    ['unless it is all there is', 'M3 3L3 3', 'M3 3h0'],
    ['curves', 'M0 0C1 2 3 4 5 6Q7 8 9 9', 'M0 0c1 2 3 4 5 6q2 2 4 3'],
  ])('%s', (_why, data, expected) => {
    expect(writePathData(parsePathData(data))).toBe(expected)
  })

  test('what is written reads as the same path, however long: rounding does not add up', () => {
    const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true })
    // No lone lines: one that goes nowhere is left out on purpose.
    const step = fc.oneof(
      fc.array(coordinate, { minLength: 4, maxLength: 4 }).map((values) => `Q${values.join(' ')}`),
      fc.array(coordinate, { minLength: 6, maxLength: 6 }).map((values) => `C${values.join(' ')}`),
      fc.constant('M1 1L2 3Z'),
    )
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        const path = parsePathData(`M0 0${steps.join('')}`)
        const again = parsePathData(writePathData(path))
        expect([...again.verbs]).toEqual([...path.verbs])
        for (const [index, value] of path.points.entries()) {
          expect(Math.abs((again.points[index] ?? Number.NaN) - value)).toBeLessThanOrEqual(
            0.000501,
          )
        }
      }),
    )
  })
})

describe('writeTransform', () => {
  const mirror: Matrix = { a: -1, b: 0, c: 0, d: 1, e: 20, f: 0 }

  test.each<[string, Matrix | undefined, string | undefined]>([
    ['none', undefined, undefined],
    ['one that does nothing', rotation(360, { x: 5, y: 5 }), undefined],
    ['a quarter turn', rotation(90, { x: 0, y: 0 }), 'rotate(90)'],
    ['about a point', rotation(90, { x: 10, y: 0 }), 'translate(10 -10) rotate(90)'],
    [
      'two turns',
      multiply(rotation(30, { x: 0, y: 0 }), rotation(15, { x: 0, y: 0 })),
      'rotate(45)',
    ],
    ['a mirror', mirror, 'translate(20 0) scale(-1 1)'],
    [
      'a turned mirror',
      multiply(rotation(90, { x: 0, y: 0 }), { ...mirror, e: 0 }),
      'rotate(90) scale(-1 1)',
    ],
    [
      'anything else',
      { a: 2, b: 0.1234567, c: 0, d: 1, e: 1.23456, f: 0 },
      'matrix(2 .123457 0 1 1.235 0)',
    ],
  ])('%s', (_why, matrix, expected) => {
    expect(writeTransform(matrix)).toBe(expected)
  })
})

describe('straightStops', () => {
  const red = { r: 255, g: 0, b: 0, a: 1 }
  const clear = { r: 0, g: 0, b: 0, a: 0 }

  test('beside a transparent stop the other colour goes all the way', () => {
    const stops = [
      { at: 0, color: red },
      { at: 0.5, color: clear },
      { at: 1, color: { ...red, g: 255 } },
    ]
    expect(straightStops(stops)).toEqual([
      { at: 0, color: red },
      { at: 0.5, color: { ...red, a: 0 } },
      { at: 0.5, color: clear },
      { at: 0.5, color: { r: 255, g: 255, b: 0, a: 0 } },
      { at: 1, color: { r: 255, g: 255, b: 0, a: 1 } },
    ])
  })

  test('two translucent colours are mixed by their weight', () => {
    const stops = [
      { at: 0, color: red },
      { at: 1, color: { r: 0, g: 0, b: 255, a: 0.5 } },
    ]
    const middle = straightStops(stops).find((stop) => stop.at === 0.5)
    // Half of 1 red and half of 0.5 blue: two parts to one.
    expect(middle?.color).toEqual({ r: 170, g: 0, b: 85, a: 0.75 })
  })

  test('equal colours or equal opacities need no help', () => {
    const stops = [
      { at: 0, color: red },
      { at: 0.5, color: { ...red, a: 0.5 } },
      { at: 1, color: { r: 0, g: 0, b: 0, a: 0.5 } },
    ]
    expect(straightStops(stops)).toEqual(stops)
  })
})
