import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Point } from '../../src/foundation/geometry.ts'
import { parsePathData } from '../../src/foundation/parse-path-data.ts'
import type { Path } from '../../src/foundation/path.ts'
import { addArrowHeads } from '../../src/paint/arrow-heads.ts'
import { endOf, joinContours, reverseContour, splitContours } from '../../src/paint/contour.ts'
import { cutTail } from '../../src/paint/cut-tail.ts'
import { dumpCommands } from './dump-commands.ts'
import { listOf, RED, shapeBox, solid } from './sample-boxes.ts'

const DATA = fc
  .array(
    fc.tuple(
      fc.constantFrom('L', 'Q', 'C', 'M', 'Z'),
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((commands) => {
    const taken = { L: 2, M: 2, Q: 4, C: 6, Z: 0 } as const
    const text = commands.map(([verb, numbers]) => {
      return verb + numbers.slice(0, taken[verb as keyof typeof taken]).join(' ')
    })
    return `M0 0${text.join('')}`
  })

function lengthOf(path: Path): number {
  const [contour] = splitContours(path)
  let before = contour?.start ?? { x: 0, y: 0 }
  let length = 0
  for (const [point] of contour?.segments ?? []) {
    if (point === undefined) continue
    length += Math.hypot(point.x - before.x, point.y - before.y)
    before = point
  }
  return length
}

function pointsOf(geometry: { readonly type: string; readonly path?: Path }): readonly Point[] {
  const points: Point[] = []
  const all = geometry.path?.points ?? new Float64Array()
  for (let at = 0; at < all.length; at += 2) {
    // Adding 0 makes no difference of -0.
    points.push({
      x: Math.round((all[at] ?? 0) * 1e6) / 1e6 + 0,
      y: Math.round((all[at + 1] ?? 0) * 1e6) / 1e6 + 0,
    })
  }
  return points
}

describe('contours', () => {
  test('split and joined, a path is what it was', () => {
    fc.assert(
      fc.property(DATA, (data) => {
        const path = parsePathData(data)
        expect(joinContours(splitContours(path))).toEqual(path)
      }),
    )
  })

  test('turned around twice, a contour is what it was', () => {
    fc.assert(
      fc.property(DATA, (data) => {
        for (const contour of splitContours(parsePathData(data))) {
          expect(reverseContour(reverseContour(contour))).toEqual(contour)
        }
      }),
    )
  })
})

describe('the cut tail of a line', () => {
  test.each([
    ['within the last line', 'M0 0H10V10', 4, { x: 10, y: 6 }],
    ['at a corner', 'M0 0H10V10', 10, { x: 10, y: 0 }],
    ['beyond a corner', 'M0 0H10V10', 13, { x: 7, y: 0 }],
    ['of nothing', 'M0 0H10V10', 0, { x: 10, y: 10 }],
    ['of all', 'M1 2H10V10', 99, { x: 1, y: 2 }],
    ['over a segment without a length', 'M0 0H10H10', 2, { x: 8, y: 0 }],
  ])('%s', (_why, data, length, end) => {
    const [contour] = splitContours(parsePathData(data))
    expect(contour && endOf(cutTail(contour, length))).toEqual(end)
  })

  test('is as long as it should be, along curves too', () => {
    // A quarter of a circle of radius 100, of which a third is 30 degrees.
    const [quarter] = splitContours(parsePathData('M0 0A100 100 0 0 1 100 100'))
    const end = quarter && endOf(cutTail(quarter, (100 * Math.PI) / 6))
    expect(end?.x).toBeCloseTo(100 * Math.sin(Math.PI / 3), 1)
    expect(end?.y).toBeCloseTo(100 - 100 * Math.cos(Math.PI / 3), 1)
  })
})

describe('heads', () => {
  const both = { start: 'triangle', end: 'triangle', size: 4 } as const

  test('touch the ends with their tips and point away from the line', () => {
    const { heads } = addArrowHeads(parsePathData('M0 0H100'), both, 2)
    expect(heads.map(pointsOf)).toEqual([
      [
        { x: 0, y: 0 },
        { x: 8, y: -4 },
        { x: 8, y: 4 },
      ],
      [
        { x: 100, y: 0 },
        { x: 92, y: 4 },
        { x: 92, y: -4 },
      ],
    ])
  })

  test('shorten the line so that it ends in them', () => {
    const { shaft } = addArrowHeads(parsePathData('M0 0H100'), both, 2)
    expect(pointsOf(shaft)).toEqual([
      { x: 6, y: 0 },
      { x: 94, y: 0 },
    ])
  })

  test.each([
    ['a closed path', 'M0 0H9V9Z'],
    ['nothing', ''],
    ['a dot', 'M4 4L4 4'],
  ])('%s has none', (_why, data) => {
    const path = parsePathData(data)
    const { shaft, heads } = addArrowHeads(path, both, 2)
    expect(heads).toEqual([])
    expect(shaft).toEqual({ type: 'path', path, rule: 'nonzero' })
  })

  test('of a line shorter than they are leave nothing of it', () => {
    const { shaft, heads } = addArrowHeads(parsePathData('M0 0H5'), both, 2)
    expect(heads).toHaveLength(2)
    expect(pointsOf(shaft)).toEqual([])
  })

  test('never make a line longer, and all numbers stay finite', () => {
    fc.assert(
      fc.property(
        DATA,
        fc.constantFrom('triangle', 'open', 'circle', 'diamond', 'bar'),
        (data, head) => {
          const path = parsePathData(data.replace(/[QC].*/s, ''))
          const { shaft, heads } = addArrowHeads(path, { start: head, end: head, size: 3 }, 1.5)
          for (const geometry of [shaft, ...heads]) {
            expect(pointsOf(geometry).every(({ x, y }) => Number.isFinite(x + y))).toBe(true)
          }
          const cut = shaft.type === 'path' ? lengthOf(shaft.path) : 0
          if (splitContours(path).length === 1)
            expect(cut).toBeLessThanOrEqual(lengthOf(path) + 1e-6)
        },
      ),
    )
  })

  const line = (alpha: number) =>
    dumpCommands(
      listOf([
        shapeBox(
          { x: 0, y: 0, width: 50, height: 0 },
          {
            outline: { shape: 'line' },
            stroke: {
              fill: solid({ ...RED, a: alpha }),
              width: 2,
              dash: [],
              cap: 'butt',
              join: 'miter',
            },
            arrows: { start: undefined, end: 'triangle', size: 4 },
          },
        ),
      ]).commands,
    ).map((command) => command.split(' ')[0])

  test('of an opaque line are drawn over it', () => {
    expect(line(1)).toEqual(['stroke', 'fill'])
  })

  test('of a translucent line are drawn with it as one', () => {
    expect(line(0.5)).toEqual(['mask', 'fill', 'pop'])
  })
})
