import { expect, test } from 'vitest'
import { median, quantile } from '../../src/measure/median.ts'

test.each([
  ['one value', [3], 0.5, 3],
  ['the middle of an odd list, whatever its order', [9, 1, 5], 0.5, 5],
  ['the upper middle of an even list', [1, 2, 3, 4], 0.5, 3],
  ['the largest at the end', [1, 2, 3], 1, 3],
])('%s', (_why, values, share, expected) => {
  expect(quantile(values, share)).toBe(expected)
})

test('a list is not sorted in place', () => {
  const values = [2, 1]
  expect(median(values)).toBe(2)
  expect(values).toEqual([2, 1])
})
