import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GlyphStop } from '../../../src/text/color-glyph/color-glyph.ts'
import {
  type Extend,
  stretchFor,
  toColorLine,
  writeStops,
} from '../../../src/text/color-glyph/color-line.ts'

const gray = (level: number) => ({ r: level, g: level, b: level, a: 1, isForeground: false })
const stop = (at: number, level: number): GlyphStop => ({ at, color: gray(level) })
const write = (extend: Extend, stops: readonly GlyphStop[], from: number, to: number) => {
  const line = toColorLine(extend, stops)
  return writeStops(line, stretchFor(line, { from, to })).map(({ at, color }) => [at, color.r])
}

describe('the stops of a colour line', () => {
  const halves = [stop(0.25, 0), stop(0.75, 200)]

  test('end where they end when it is padded', () => {
    expect(write('pad', halves, -3, 3)).toEqual([
      [0, 0],
      [0, 0],
      [1, 200],
      [1, 200],
    ])
  })

  test('begin anew when it is repeated, from the first stop on', () => {
    expect(write('repeat', halves, 0.25, 1.25).filter(([at]) => at === 0.5)).toEqual([
      [0.5, 200],
      [0.5, 0],
    ])
  })

  test('turn back when it is reflected', () => {
    const levels = write('reflect', halves, 0.25, 1.25).map(([, level]) => level)
    expect(levels).toEqual([0, 0, 200, 200, 0, 0])
  })

  test('in one place are a hard edge', () => {
    expect(write('pad', [stop(0.5, 0), stop(0.5, 200)], 0, 1)).toEqual([
      [0, 0],
      [0.5, 0],
      [0.5, 200],
      [1, 200],
    ])
  })

  test('ascend within 0..1 and are few, whatever the font says', () => {
    const offset = fc.float({ min: -2, max: 2, noNaN: true })
    fc.assert(
      fc.property(
        fc.constantFrom<Extend>('pad', 'repeat', 'reflect'),
        fc.array(fc.tuple(offset, fc.nat(255)), { minLength: 1, maxLength: 5 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (extend, stops, a, b) => {
          const seen = { from: Math.min(a, b), to: Math.max(a, b) }
          const line = toColorLine(
            extend,
            stops.map(([at, level]) => stop(at, level)),
          )
          const written = writeStops(line, stretchFor(line, seen)).map(({ at }) => at)
          expect(written.length).toBeLessThanOrEqual(5 * 64 + 2)
          expect(written.every((at) => at >= 0 && at <= 1)).toBe(true)
          expect(written).toEqual([...written].sort((one, other) => one - other))
        },
      ),
    )
  })
})
