import { describe, expect, test } from 'vitest'
import { Coverage } from '../../../src/encode/raster/coverage.ts'
import { dashPolylines } from '../../../src/encode/raster/dash-polyline.ts'
import { flattenPath } from '../../../src/encode/raster/flatten-path.ts'
import { strokePath } from '../../../src/encode/raster/stroke-path.ts'
import { transformPath } from '../../../src/encode/raster/transform-path.ts'
import { IDENTITY } from '../../../src/foundation/matrix.ts'
import { type Path, PathBuilder } from '../../../src/foundation/path.ts'
import type { StrokeStyle } from '../../../src/paint/display-list.ts'
import { circlePath, polygonPath } from './outlines.ts'

const BOX = { left: 0, top: 0, right: 200, bottom: 200 }
const STYLE: StrokeStyle = { width: 10, dash: [], cap: 'butt', join: 'miter', miterLimit: 4 }

function strokeArea(path: Path, style: Partial<StrokeStyle> = {}): number {
  const options = { visible: BOX, tolerancePx: 0.02 }
  const stroked = transformPath(strokePath(path, { ...STYLE, ...style }, options), IDENTITY)
  const coverage = new Coverage()
  coverage.begin(BOX)
  flattenPath(stroked, coverage, options)
  return coverage.end('nonzero').data.reduce((sum, level) => sum + level, 0) / 255
}

const line = new PathBuilder().moveTo(50, 100).lineTo(150, 100).build()
const dot = new PathBuilder().moveTo(100, 100).lineTo(100, 100).build()
const square = polygonPath([50, 50], [150, 50], [150, 150], [50, 150])
const corner = new PathBuilder().moveTo(50, 150).lineTo(50, 50).lineTo(150, 50).build()
/** Two lines that meet at 20°: too sharp for a miter limit of 4 (at 29°). */
const spike = new PathBuilder()
  .moveTo(50, 150)
  .lineTo(50 + 100 * Math.tan(Math.PI / 18), 50)
  .lineTo(50 + 200 * Math.tan(Math.PI / 18), 150)
  .build()
const round = Math.PI * 25

describe('strokePath', () => {
  test.each([
    ['a butt cap ends with the line', line, {}, 1000],
    ['a square cap adds half the width at both ends', line, { cap: 'square' }, 1100],
    ['a round cap adds a circle', line, { cap: 'round' }, 1000 + round],
    ['a line of no length draws nothing with butt caps', dot, {}, 0],
    ['but a square with square ones', dot, { cap: 'square' }, 100],
    ['and a circle with round ones', dot, { cap: 'round' }, round],
    ['a lone point draws nothing', new PathBuilder().moveTo(9, 9).build(), { cap: 'round' }, 0],
    ['a closed square is a frame', square, {}, 110 * 110 - 90 * 90],
    ['bevels cut its four corners', square, { join: 'bevel' }, 110 * 110 - 90 * 90 - 4 * 12.5],
    ['round joins round them', square, { join: 'round' }, 110 * 110 - 90 * 90 - 100 + round],
    ['an open corner has one join', corner, {}, 2000],
    [
      'a ring keeps its width along a curve',
      circlePath(100, 100, 50),
      {},
      Math.PI * (55 * 55 - 45 * 45),
    ],
    ['a pen wider than the curve fills it', circlePath(100, 100, 10), { width: 40 }, Math.PI * 900],
  ] as const)('%s', (_why, path, style, area) => {
    expect(Math.abs(strokeArea(path, style) - area)).toBeLessThan(Math.max(1, area * 3e-3))
  })

  test('a tip beyond the miter limit is cut off', () => {
    const cut = strokeArea(spike, { join: 'bevel' })
    expect(strokeArea(spike, { miterLimit: 4 })).toBeCloseTo(cut, 1)
    expect(strokeArea(spike, { miterLimit: 8 })).toBeGreaterThan(cut + 50)
  })

  test.each([
    ['dashes and gaps take turns', line, { dash: [10, 10] }, 500],
    ['an odd pattern is read twice', line, { dash: [10] }, 500],
    ['a pattern that sums to nothing draws solid', line, { dash: [0, 0] }, 1000],
    ['a negative length draws solid', line, { dash: [10, -5] }, 1000],
    [
      'a dash of no length is a dot under round caps',
      line,
      { dash: [0, 25], cap: 'round' },
      4 * round,
    ],
    ['millions of dashes draw solid', line, { dash: [1e-6, 1e-6] }, 1000],
  ] as const)('%s', (_why, path, style, area) => {
    expect(Math.abs(strokeArea(path, style) - area)).toBeLessThan(Math.max(1.5, area * 6e-3))
  })

  test('the start of a closed contour shows no seam between its last dash and its first', () => {
    const points = [0, 0, 10, 0, 10, 10, 0, 10]
    const smooth = [false, false, false, false]
    const dashes = dashPolylines([{ points, smooth, closed: true }], [6, 3, 1, 2])
    // 40 px around, a period of 12: the dash from 36 to 40 runs on into the one from 0 to 6.
    expect(dashes[0]?.points).toEqual([0, 4, 0, 0, 6, 0])
    expect(dashes.every((dash) => !dash.closed)).toBe(true)
  })
})
