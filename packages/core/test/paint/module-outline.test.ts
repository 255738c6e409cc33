import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Path, PathBuilder } from '../../src/foundation/path.ts'
import { snapEdges } from '../../src/layout/symbols/snap-edges.ts'
import { addModuleOutline } from '../../src/paint/module-outline.ts'

function outlineOf(rows: readonly string[], corners: 'sharp' | 'round' = 'sharp'): Path {
  const columns = rows[0]?.length ?? 0
  const modules = Uint8Array.from(rows.join(''), (module) => (module === '#' ? 1 : 0))
  const edges = (count: number) => Float64Array.from({ length: count + 1 }, (_, at) => at)
  const builder = new PathBuilder()
  const grid = { xs: edges(columns), ys: edges(rows.length), corners }
  addModuleOutline(builder, { columns, rows: rows.length, modules }, grid)
  return builder.build()
}

/** Twice the area inside, holes taken off: the shoelace formula over all contours. */
function areaOf({ verbs, points }: Path): number {
  let area = 0
  let at = 0
  let start = 0
  for (const verb of verbs) {
    if (verb === 0) start = at
    const [fromX, fromY] = [points[at - 2] ?? 0, points[at - 1] ?? 0]
    const [toX, toY] = verb === 4 ? points.subarray(start) : points.subarray(at)
    if (verb !== 0) area += fromX * (toY ?? 0) - (toX ?? 0) * fromY
    if (verb !== 4) at += 2
  }
  return area / 2
}

describe('the outline of modules', () => {
  test.each([
    ['one module', ['#'], 1, 4],
    ['neighbours are one area without a seam', ['##', '##'], 1, 4],
    ['touching corners are two', ['#.', '.#'], 2, 8],
    ['a hole runs the other way', ['###', '#.#', '###'], 2, 8],
    ['an inward corner', ['#.', '##'], 1, 6],
    ['nothing', ['..'], 0, 0],
  ])('%s', (_why, rows, contours, corners) => {
    const path = outlineOf(rows)
    expect([...path.verbs].filter((verb) => verb === 0)).toHaveLength(contours)
    expect(path.points).toHaveLength(2 * corners)
    expect(areaOf(path)).toBe([...rows.join('')].filter((module) => module === '#').length)
  })

  test('encloses exactly the dark modules, whatever these are', () => {
    const row = fc.string({ unit: fc.constantFrom('#', '.'), minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), (rows) => {
        const dark = [...rows.join('')].filter((module) => module === '#').length
        expect(areaOf(outlineOf(rows))).toBe(dark)
      }),
    )
  })

  test('rounds outward corners only, so that what touches stays one', () => {
    const path = outlineOf(['#.', '##'], 'round')
    expect([...path.verbs].filter((verb) => verb === 3)).toHaveLength(5)
  })
})

describe('edges of modules', () => {
  test.each([
    ['whole px stay', { start: 10, length: 12, parts: 3, scale: 1 }, [10, 14, 18, 22]],
    ['shares are rounded', { start: 0, length: 10, parts: 3, scale: 1 }, [0, 3, 7, 10]],
    ['to px of the output', { start: 0, length: 10, parts: 4, scale: 2 }, [0, 2.5, 5, 7.5, 10]],
    ['a place between px', { start: 0.4, length: 8, parts: 2, scale: 1 }, [0, 4, 8]],
    ['small ones are alike', { start: 0, length: 5, parts: 3, scale: 1 }, [1, 2, 3, 4]],
  ])('%s', (_why, input, edges) => {
    expect([...snapEdges(input)]).toEqual(edges)
  })

  test('never stand in each other’s way', () => {
    const input = fc.record({
      start: fc.double({ min: -50, max: 50, noNaN: true }),
      length: fc.double({ min: 0, max: 900, noNaN: true }),
      parts: fc.integer({ min: 1, max: 185 }),
      scale: fc.double({ min: 0.1, max: 4, noNaN: true }),
    })
    fc.assert(
      fc.property(input, (given) => {
        const edges = snapEdges(given)
        const isReadable = (given.length * given.scale) / given.parts >= 1
        for (let at = 1; at < edges.length; at++) {
          const device = ((edges[at] ?? 0) - (edges[at - 1] ?? 0)) * given.scale
          if (isReadable) expect(device).toBeGreaterThan(0.99)
          else expect(device).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
