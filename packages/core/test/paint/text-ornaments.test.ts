import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rect } from '../../src/foundation/geometry.ts'
import { stackOutline } from '../../src/paint/stack-outline.ts'
import { dumpCommands } from './dump-commands.ts'
import { BLUE, listOf, solid, textBox } from './sample-boxes.ts'

const BOX = { x: 10, y: 20, width: 100, height: 50 }
const HIGHLIGHT = { fill: solid(BLUE), padding: 0, radius: 0 }

const dump = (...box: Parameters<typeof textBox>) =>
  dumpCommands(listOf([textBox(...box)]).commands)

describe('a highlight', () => {
  test('is a box behind the line, larger by its padding', () => {
    const highlight = { ...HIGHLIGHT, padding: 3, radius: 2 }
    expect(dump(BOX, 'AB', { highlight })).toEqual([
      'fill 7,17,26,18 round 2 2 2 2 rgba(0 0 255 1)',
      'glyphs "AB" rgba(255 0 0 1)',
    ])
  })

  test('of lines that touch is one shape', () => {
    const [fill, ...rest] = dump(BOX, 'AB\nA', { highlight: HIGHLIGHT })
    expect(fill).toBe('fill path of 7 nonzero rgba(0 0 255 1)')
    expect(rest).toHaveLength(2)
  })

  test('of lines with an empty one between is two', () => {
    const fills = dump(BOX, 'AB\n\nA', { highlight: HIGHLIGHT }).filter((line) =>
      line.startsWith('fill'),
    )
    expect(fills).toEqual(['fill 10,20,20,12 rgba(0 0 255 1)', 'fill 10,44,10,12 rgba(0 0 255 1)'])
  })

  test('casts no shadow and lies under that of the text', () => {
    const shadows = [{ x: 1, y: 1, blur: 0, spread: 0, inset: false, color: BLUE }]
    expect(
      dump(BOX, 'A', { highlight: HIGHLIGHT, shadows }).map((line) => line.split(' ')[0]),
    ).toEqual(['fill', 'shadow', 'glyphs'])
  })

  const stacks = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 40, max: 90 })), {
      minLength: 1,
      maxLength: 8,
    })
    .map((rows) =>
      rows.map(([x, right], row): Rect => ({ x, y: 10 * row - 1, width: right - x, height: 12 })),
    )

  test('its outline has right angles alone and holds every box', () => {
    fc.assert(
      fc.property(stacks, (stack) => {
        const corners = stackOutline(stack)
        for (const [index, corner] of corners.entries()) {
          const next = corners[(index + 1) % corners.length] ?? corner
          expect(corner.x === next.x || corner.y === next.y).toBe(true)
        }
        const xs = corners.map(({ x }) => x)
        expect(Math.min(...xs)).toBe(Math.min(...stack.map(({ x }) => x)))
        expect(Math.max(...xs)).toBe(Math.max(...stack.map(({ x, width }) => x + width)))
        expect(areaOf(corners)).toBeGreaterThanOrEqual(
          stack.reduce((sum, { width }) => sum + 10 * width, 0),
        )
      }),
    )
  })
})

/** Of a polygon, clockwise (the shoelace formula). */
function areaOf(corners: readonly { readonly x: number; readonly y: number }[]): number {
  let area = 0
  for (const [index, a] of corners.entries()) {
    const b = corners[(index + 1) % corners.length] ?? a
    area += (a.x * b.y - b.x * a.y) / 2
  }
  return area
}

describe('an outline', () => {
  const stroke = { width: 4, fill: solid(BLUE) }

  test('lies behind all letters, with round joins', () => {
    const { commands } = listOf([textBox(BOX, 'AB\nC', { stroke })])
    expect(commands.map(({ kind }) => kind)).toEqual(['stroke', 'stroke', 'glyphs', 'glyphs'])
    expect(commands[0]).toMatchObject({ stroke: { width: 4, join: 'round' } })
  })

  test('shrinks as the text does', () => {
    const box = textBox(BOX, 'A', { stroke, fontSizePx: 20 })
    const shrunk = { ...box, paragraph: { ...box.paragraph, fontSizePx: 10 } }
    expect(listOf([shrunk]).commands[0]).toMatchObject({ stroke: { width: 2 } })
  })

  test('reaches half its width beyond the letters', () => {
    const [outline, glyphs] = listOf([textBox(BOX, 'A', { stroke })]).commands
    expect(outline?.bounds.x).toBeCloseTo((glyphs?.bounds.x ?? 0) - 2, 4)
  })

  test('without a width or a colour is none', () => {
    const none = { width: 4, fill: solid({ ...BLUE, a: 0 }) }
    expect(dump(BOX, 'A', { stroke: { ...stroke, width: 0 } })).toHaveLength(1)
    expect(dump(BOX, 'A', { stroke: none })).toHaveLength(1)
  })
})
