import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type FlexSizing,
  hypotheticalSize,
  resolveFlexibleLengths,
} from '../../src/layout/resolve-flexible-lengths.ts'

function sizing(basePx: number, changes: Partial<FlexSizing> = {}): FlexSizing {
  return {
    basePx,
    edgesPx: 0,
    minPx: 0,
    maxPx: Number.POSITIVE_INFINITY,
    grow: 0,
    shrink: 1,
    marginsPx: 0,
    ...changes,
  }
}

const px = fc.integer({ min: 0, max: 300 })
const sizings = fc.array(
  fc.record({
    basePx: px,
    edgesPx: fc.constant(0),
    minPx: fc.integer({ min: 0, max: 60 }),
    maxPx: fc.integer({ min: 60, max: 400 }),
    grow: fc.constantFrom(0, 0.25, 1, 3),
    shrink: fc.constantFrom(0, 0.25, 1, 3),
    marginsPx: fc.integer({ min: 0, max: 20 }),
  }),
  { minLength: 1, maxLength: 6 },
)

describe('resolveFlexibleLengths', () => {
  test.each<[why: string, line: readonly FlexSizing[], innerPx: number, used: readonly number[]]>([
    ['nothing grows', [sizing(10), sizing(20)], 100, [10, 20]],
    ['one grows', [sizing(10, { grow: 1 }), sizing(20)], 100, [80, 20]],
    ['factors below one leave space', [sizing(10, { grow: 0.5 })], 110, [60]],
    ['shrinks by size', [sizing(100), sizing(200)], 150, [50, 100]],
    ['padding does not shrink', [sizing(100, { edgesPx: 100 }), sizing(100)], 150, [100, 50]],
    [
      'a minimum makes the rest shrink more',
      [sizing(100, { minPx: 90 }), sizing(100)],
      120,
      [90, 30],
    ],
    [
      'minimum and maximum at once, more by the minimum',
      [
        sizing(0, { grow: 1, maxPx: 40 }),
        sizing(0, { grow: 1, minPx: 200 }),
        sizing(0, { grow: 1 }),
      ],
      300,
      [40, 200, 60],
    ],
    [
      'shrink factors below one',
      [sizing(200, { shrink: 0.25 }), sizing(200, { shrink: 0.25 })],
      300,
      [175, 175],
    ],
    ['no items', [], 100, []],
  ])('%s', (_why, line, innerPx, used) => {
    expect(resolveFlexibleLengths(line, innerPx)).toEqual(used)
  })

  test('every size is within its bounds', () => {
    fc.assert(
      fc.property(sizings, px, (line, innerPx) => {
        for (const [index, used] of resolveFlexibleLengths(line, innerPx).entries()) {
          const { minPx, maxPx } = line[index] ?? sizing(0)
          expect(used).toBeGreaterThanOrEqual(minPx)
          expect(used).toBeLessThanOrEqual(maxPx)
        }
      }),
    )
  })

  test('items only grow where there is room, and only shrink where there is not', () => {
    fc.assert(
      fc.property(sizings, px, (line, innerPx) => {
        const wanted = line.reduce((sum, item) => sum + hypotheticalSize(item) + item.marginsPx, 0)
        for (const [index, used] of resolveFlexibleLengths(line, innerPx).entries()) {
          const own = hypotheticalSize(line[index] ?? sizing(0))
          if (wanted < innerPx) expect(used).toBeGreaterThanOrEqual(own - 1e-9)
          else expect(used).toBeLessThanOrEqual(own + 1e-9)
        }
      }),
    )
  })
})
