import { expect, test } from 'vitest'
import { fitLine } from '../../src/measure/fit-line.ts'
import { pairRatios } from '../../src/measure/pair-ratios.ts'

test('points of a line give the line', () => {
  const points = [1, 4, 16, 33].map((x) => ({ x, y: 3 + 2 * x }))
  const { base, slope } = fitLine(points)
  expect(base).toBeCloseTo(3, 9)
  expect(slope).toBeCloseTo(2, 9)
})

test('no line near it has smaller relative distances', () => {
  const points = [30, 49, 120, 1_400].map((y, n) => ({ x: [1, 2, 10, 100][n] ?? 0, y }))
  const distance = (base: number, slope: number) =>
    points.reduce((sum, { x, y }) => sum + ((base + slope * x) / y - 1) ** 2, 0)
  const { base, slope } = fitLine(points)
  const least = distance(base, slope)
  for (const share of [0.99, 1.01]) {
    expect(distance(base * share, slope)).toBeGreaterThan(least)
    expect(distance(base, slope * share)).toBeGreaterThan(least)
  }
})

test('a slow round says nothing of a ratio whose sides were both in it', () => {
  expect(pairRatios([20, 60, 22], [10, 30, 10])).toEqual({ median: 2, low: 2, high: 2.2 })
})
