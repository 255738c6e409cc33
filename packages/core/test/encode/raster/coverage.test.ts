import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Coverage, type FillRule } from '../../../src/encode/raster/coverage.ts'
import type { CoverageMask } from '../../../src/encode/raster/coverage-mask.ts'
import type { DeviceBox } from '../../../src/encode/raster/device-box.ts'
import { CURVE_TOLERANCE_PX, flattenPath } from '../../../src/encode/raster/flatten-path.ts'
import { transformPath } from '../../../src/encode/raster/transform-path.ts'
import { IDENTITY } from '../../../src/foundation/matrix.ts'
import { type Path, PathBuilder } from '../../../src/foundation/path.ts'
import { arbitraryPath, circlePath, polygonPath, toEdges, windingAt } from './outlines.ts'

const coverage = new Coverage()

function measure(path: Path, box: DeviceBox, rule: FillRule = 'nonzero'): CoverageMask {
  coverage.begin(box)
  const device = transformPath(path, IDENTITY)
  flattenPath(device, coverage, { visible: box, tolerancePx: CURVE_TOLERANCE_PX })
  return coverage.end(rule)
}

const boxOf = (size: number): DeviceBox => ({ left: 0, top: 0, right: size, bottom: size })

const areaOf = (mask: CoverageMask): number =>
  mask.data.reduce((sum, level) => sum + level, 0) / 255

/** Share of 8 × 8 points of each of 16 × 16 pixels that lie inside. */
function sampleShares(path: Path, rule: FillRule): readonly number[] {
  const edges = toEdges(path)
  return Array.from({ length: 256 }, (_, pixel) => {
    let inside = 0
    for (let point = 0; point < 64; point++) {
      const x = (pixel % 16) + ((point % 8) + 0.5) / 8
      const y = Math.floor(pixel / 16) + (Math.floor(point / 8) + 0.5) / 8
      const winding = windingAt(edges, x, y)
      if (rule === 'nonzero' ? winding !== 0 : winding % 2 !== 0) inside++
    }
    return inside / 64
  })
}

describe('Coverage', () => {
  test.each([
    [
      'a rectangle between pixels',
      polygonPath([10.25, 20.5], [60.75, 20.5], [60.75, 80.1], [10.25, 80.1]),
      50.5 * 59.6,
    ],
    [
      'the same the other way around',
      polygonPath([10.25, 20.5], [10.25, 80.1], [60.75, 80.1], [60.75, 20.5]),
      50.5 * 59.6,
    ],
    ['a circle', circlePath(50, 50, 40), Math.PI * 1600],
    ['a small circle', circlePath(50.3, 50.7, 9), Math.PI * 81],
    ['a triangle', polygonPath([0, 0], [99, 3], [12, 87]), (99 * 87 - 12 * 3) / 2],
    [
      'a sliver thinner than a pixel',
      polygonPath([10, 10.4], [90, 10.4], [90, 10.6], [10, 10.6]),
      16,
    ],
    [
      'an open contour, filled as if closed',
      new PathBuilder().moveTo(0, 0).lineTo(50, 0).lineTo(50, 50).build(),
      1250,
    ],
  ])('%s has its area, but for the rounding of edge pixels', (_why, path, area) => {
    const measured = areaOf(measure(path, boxOf(100)))
    expect(Math.abs(measured - area) / area).toBeLessThan(2.5e-3)
  })

  test('a circle of 1,000 px has its area within 0.1 %', () => {
    const area = areaOf(measure(circlePath(500, 500, 499), boxOf(1000)))
    expect(Math.abs(area / (Math.PI * 499 * 499) - 1)).toBeLessThan(1e-3)
  })

  test.each([
    ['nonzero' as const, 'fills where two contours overlap', 255],
    ['evenodd' as const, 'leaves it out', 0],
  ])('%s %s', (rule, _why, level) => {
    const twice = new PathBuilder()
    for (const inset of [0, 3]) {
      const [near, far] = [inset, 10 - inset]
      twice.moveTo(near, near).lineTo(far, near).lineTo(far, far).lineTo(near, far).close()
    }
    const mask = measure(twice.build(), boxOf(10), rule)
    expect(mask.data[5 * 10 + 5]).toBe(level)
    expect(mask.data[1 * 10 + 1]).toBe(255)
  })

  test('contours of opposite direction cut a hole under nonzero', () => {
    const ring = new PathBuilder()
      .moveTo(0, 0)
      .lineTo(9, 0)
      .lineTo(9, 9)
      .lineTo(0, 9)
      .close()
      .moveTo(3, 3)
      .lineTo(3, 6)
      .lineTo(6, 6)
      .lineTo(6, 3)
      .close()
      .build()
    expect(areaOf(measure(ring, boxOf(9)))).toBe(72)
  })

  test('simple outlines agree with counting points inside', () => {
    const triangle = fc.array(fc.double({ min: -8, max: 24, noNaN: true }), {
      minLength: 6,
      maxLength: 6,
    })
    fc.assert(
      fc.property(triangle, ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => {
        const path = polygonPath([a, b], [c, d], [e, f])
        const mask = measure(path, boxOf(16))
        for (const [at, share] of sampleShares(path, 'nonzero').entries()) {
          // 8 × 8 points tell where an edge runs within about a sixteenth of a pixel.
          expect(Math.abs((mask.data[at] ?? 0) / 255 - share)).toBeLessThan(0.13)
        }
      }),
      { numRuns: 100 },
    )
  })

  test.each(['nonzero', 'evenodd'] as const)(
    'tangled outlines agree with counting points, but in a few pixels that many edges share: %s',
    (rule) => {
      fc.assert(
        fc.property(arbitraryPath(16), (path) => {
          const mask = measure(path, boxOf(16), rule)
          let differing = 0
          for (const [at, share] of sampleShares(path, rule).entries()) {
            if (Math.abs((mask.data[at] ?? 0) / 255 - share) > 0.15) differing++
          }
          // Where several edges cross one pixel their areas are added, which may be off.
          expect(differing).toBeLessThanOrEqual(12)
        }),
        { numRuns: 12 },
      )
    },
  )

  test('a part of an outline is what the whole shows there', () => {
    const part = fc.record({
      left: fc.integer({ min: 0, max: 30 }),
      top: fc.integer({ min: 0, max: 30 }),
    })
    fc.assert(
      fc.property(arbitraryPath(32), part, (path, { left, top }) => {
        const whole = measure(path, boxOf(40))
        const cut = measure(path, { left, top, right: left + 9, bottom: top + 7 })
        for (let y = 0; y < 7; y++) {
          const from = (top + y) * 40 + left
          const expected = whole.data.subarray(from, from + 9)
          expect([...cut.data.subarray(y * 9, y * 9 + 9)]).toEqual([...expected])
        }
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    [
      'lines to the end of the world',
      polygonPath([-1e300, -1e300], [1e300, -1e300], [1e300, 1e300], [-1e300, 1e300]),
    ],
    ['a curve a million px wide', circlePath(5, 5, 1e6)],
  ])('%s cost nothing and fill the box', (_why, path) => {
    const start = performance.now()
    const mask = measure(path, boxOf(10))
    expect(performance.now() - start).toBeLessThan(500)
    expect(mask.data.every((level) => level === 255)).toBe(true)
  })

  test('coordinates that are no numbers give levels all the same', () => {
    const mask = measure(
      polygonPath([Number.NaN, 1], [5, Number.NaN], [1e308, 1e308 * 10]),
      boxOf(10),
    )
    expect(mask.data).toHaveLength(100)
  })

  test('one outline leaves nothing behind for the next', () => {
    const path = circlePath(8, 8, 7)
    const first = measure(path, boxOf(16))
    measure(polygonPath([-5, -5], [40, 3], [3, 40]), boxOf(16))
    measure(circlePath(300, 300, 290), boxOf(600))
    expect(measure(path, boxOf(16)).data).toEqual(first.data)
  })
})
