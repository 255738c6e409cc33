import { describe, expect, test } from 'vitest'
import type { CornerRadii } from '../../src/foundation/geometry.ts'
import { dumpCommands } from './dump-commands.ts'
import {
  BLUE,
  containerBox,
  imageBox,
  listOf,
  RED,
  raster,
  shapeBox,
  solid,
  svgBox,
  textBox,
  vector,
} from './sample-boxes.ts'

const BOX = { x: 10, y: 20, width: 100, height: 50 }
const ROUND: CornerRadii = [8, 8, 8, 8]
const SHADOW = { x: 3, y: 4, blur: 10, spread: 0, inset: false, color: BLUE }
const DRAWING = vector('<svg viewBox="0 0 1 1"/>', 100, 100)

function dump(...boxes: Parameters<typeof listOf>[0]): readonly string[] {
  return dumpCommands(listOf(boxes).commands)
}

describe('a container', () => {
  test('paints shadow, background, border, then children', () => {
    const child = shapeBox({ x: 20, y: 30, width: 5, height: 5 })
    const box = containerBox(BOX, [child], {
      background: solid(BLUE),
      border: { width: 2, color: RED },
      shadows: [SHADOW],
    })
    expect(dump(box)).toEqual([
      'shadow 3 4 blur 5',
      // Up to the middle of the border, which is opaque.
      'fill 11,21,98,48 rgba(0 0 255 1)',
      'fill path of 10 evenodd rgba(255 0 0 1)',
      'fill 20,30,5,5 rgba(255 0 0 1)',
    ])
  })

  test('paints the background to the outer edge under a translucent border', () => {
    const border = { width: 2, color: { ...RED, a: 0.5 } }
    const [background] = dump(containerBox(BOX, [], { background: solid(BLUE), border }))
    expect(background).toBe('fill 10,20,100,50 rgba(0 0 255 1)')
  })

  test('clips at the inner edge of its border, less round by its width', () => {
    const child = shapeBox({ ...BOX, width: 300 })
    const border = { width: 3, color: { ...RED, a: 0 } }
    const box = containerBox(BOX, [child], { overflow: 'hidden', radii: ROUND, border })
    expect(dump(box)[0]).toBe('clip 13,23,94,44 round 5 5 5 5')
  })

  test.each([
    ['inside a square one', [0, 0, 0, 0], BOX, 0],
    ['sticking out', [0, 0, 0, 0], { ...BOX, width: 101 }, 1],
    ['in the corner of a round one', ROUND, BOX, 1],
    ['in the middle of a round one', ROUND, { x: 13, y: 23, width: 94, height: 44 }, 0],
  ] as const)('has no clip where it would cut nothing: a child %s', (_why, radii, rect, clips) => {
    const commands = listOf([
      containerBox(BOX, [shapeBox(rect)], { overflow: 'hidden', radii }),
    ]).commands
    expect(commands.filter((command) => command.kind === 'push-clip')).toHaveLength(clips)
  })

  test('knows that a child which turns with it still fits', () => {
    const box = containerBox(BOX, [shapeBox(BOX)], { overflow: 'hidden', rotateDeg: 90 })
    expect(dump(box)).toEqual(['fill 10,20,100,50 rgba(255 0 0 1)'])
  })

  test('cuts the bounds of what is inside', () => {
    const child = shapeBox({ ...BOX, width: 300 })
    const [, fill] = listOf([containerBox(BOX, [child], { overflow: 'hidden' })]).commands
    expect(fill?.bounds).toEqual(BOX)
  })
})

describe('an image', () => {
  test('fills the box inside its border', () => {
    const box = imageBox(BOX, { border: { width: 5, color: RED } })
    expect(dump(box)).toEqual([
      'image 0,0,200,100 over 15,25,90,40',
      'fill path of 10 evenodd rgba(255 0 0 1)',
    ])
  })

  test('is cut by its corners, and the border is painted over it', () => {
    const box = imageBox(BOX, { radii: ROUND, border: { width: 1, color: RED } })
    expect(dump(box)).toEqual([
      'clip 11,21,98,48 round 7 7 7 7',
      'image 0,0,200,100 over 11,21,98,48',
      'pop',
      'fill path of 20 evenodd rgba(255 0 0 1)',
    ])
  })

  test('ends under a thick opaque border, so that no backdrop shines through between', () => {
    const box = imageBox(BOX, { radii: ROUND, border: { width: 2, color: RED } })
    expect(dump(box)[0]).toBe('clip 12,22,96,46 round 3.5 3.5 3.5 3.5')
  })

  test('shows its background where it does not reach', () => {
    const box = imageBox(
      BOX,
      { fit: 'contain', background: solid(BLUE) },
      raster({ width: 50, height: 50 }),
    )
    expect(dump(box)).toEqual([
      'fill 10,20,100,50 rgba(0 0 255 1)',
      'image 0,0,50,50 over 35,20,50,50',
    ])
  })

  test.each([
    ['none', false, false],
    ['horizontal', true, false],
    ['vertical', false, true],
    ['both', true, true],
  ] as const)('flip "%s"', (flip, flipX, flipY) => {
    expect(listOf([imageBox(BOX, { flip })]).commands).toMatchObject([{ flipX, flipY }])
  })

  test('that is a drawing is mirrored about the middle of its box', () => {
    const box = imageBox(BOX, { flip: 'horizontal' }, DRAWING)
    const [command] = listOf([box]).commands
    expect(command).toMatchObject({ kind: 'vector', transform: { a: -1, d: 1, e: 120, f: 0 } })
    expect(command?.bounds).toEqual(BOX)
  })
})

describe('an svg', () => {
  test('that covers its box is cut by it', () => {
    expect(dump(svgBox(BOX, DRAWING, { fit: 'cover' }))).toEqual([
      'clip 10,20,100,50',
      'vector 10,-5,100,100',
      'pop',
    ])
  })

  test('that fits needs no clip', () => {
    expect(dump(svgBox(BOX, DRAWING))).toEqual(['vector 35,20,50,50'])
  })

  test('casts the shadow of what is drawn', () => {
    const [shadow] = listOf([svgBox(BOX, DRAWING, { fit: 'cover', shadows: [SHADOW] })]).commands
    expect(shadow).toMatchObject({
      kind: 'shadow',
      except: undefined,
      casters: [{ kind: 'push-clip' }, { kind: 'vector' }, { kind: 'pop' }],
    })
  })
})

describe('a shape', () => {
  test.each([
    [
      'a circle is a rectangle that is all corners',
      { shape: 'ellipse' },
      { ...BOX, width: 50 },
      'fill 10,20,50,50 round 25 25 25 25',
    ],
    ['an ellipse', { shape: 'ellipse' }, BOX, 'fill path of 6 nonzero'],
    ['a triangle', { shape: 'polygon', sides: 3 }, BOX, 'fill path of 4 nonzero'],
    [
      'a star has two corners for each point',
      { shape: 'star', points: 5, innerRatio: 0.4 },
      BOX,
      'fill path of 11 nonzero',
    ],
    [
      'radii too large are shrunk',
      { shape: 'rect', radii: [99, 99, 99, 99] },
      BOX,
      'fill 10,20,100,50 round 25 25 25 25',
    ],
  ] as const)('%s', (_why, outline, rect, expected) => {
    expect(dump(shapeBox(rect, { outline }))).toEqual([`${expected} rgba(255 0 0 1)`])
  })

  test.each([
    ['polygon', { shape: 'polygon', sides: 4 }, [60, 20, 110, 45, 60, 70, 10, 45]],
    ['star', { shape: 'star', points: 2, innerRatio: 0.5 }, [60, 20, 85, 45, 60, 70, 35, 45]],
    ['line', { shape: 'line' }, [10, 20, 110, 70]],
    ['path', { shape: 'path', d: 'M1 2L3 4' }, [11, 22, 13, 24]],
  ] as const)('a %s has its corners where its box has them', (_why, outline, expected) => {
    const stroke = { fill: solid(), width: 1, dash: [], cap: 'butt', join: 'miter' } as const
    const [command] = listOf([shapeBox(BOX, { outline, fill: undefined, stroke })]).commands
    if (command?.kind !== 'stroke' || command.geometry.type !== 'path') throw new Error('no path')
    const { points } = command.geometry.path
    for (const [index, value] of expected.entries()) expect(points[index]).toBeCloseTo(value)
  })

  test('a line has no inside', () => {
    expect(dump(shapeBox(BOX, { outline: { shape: 'line' } }))).toEqual([])
  })

  test.each([
    [
      'a rectangle grows by half the width',
      { shape: 'rect', radii: [0, 0, 0, 0] },
      'miter',
      [56, 26, 108, 58],
    ],
    ['a polygon by its miters', { shape: 'polygon', sides: 4 }, 'miter', [44, 14, 132, 82]],
    ['but not when they are round', { shape: 'polygon', sides: 4 }, 'round', [56, 26, 108, 58]],
    ['a line has no miters', { shape: 'line' }, 'miter', [56, 26, 108, 58]],
  ] as const)('the bounds of a stroke: %s', (_why, outline, join, expected) => {
    const stroke = { fill: solid(), width: 8, dash: [], cap: 'butt', join } as const
    const rect = { x: 60, y: 30, width: 100, height: 50 }
    const [command] = listOf([shapeBox(rect, { outline, fill: undefined, stroke })]).commands
    const { x, y, width, height } = command?.bounds ?? { x: 0, y: 0, width: 0, height: 0 }
    for (const [index, value] of [x, y, width, height].entries()) {
      expect(value).toBeCloseTo(expected[index] ?? Number.NaN)
    }
  })

  test('a horizontal line of no height is still seen', () => {
    const stroke = { fill: solid(), width: 2, dash: [0, 0], cap: 'butt', join: 'miter' } as const
    const [command] = listOf([
      shapeBox({ ...BOX, height: 0 }, { outline: { shape: 'line' }, stroke }),
    ]).commands
    expect(command?.bounds).toEqual({ x: 9, y: 19, width: 102, height: 2 })
    expect(command).toMatchObject({ stroke: { dash: [] } })
  })

  test('a bad path is refused by name', () => {
    const box = shapeBox(BOX, { outline: { shape: 'path', d: 'M0 0 nonsense' } })
    expect(() => listOf([box])).toThrow(expect.objectContaining({ code: 'invalid_value' }))
  })
})

describe('a text', () => {
  test('gives one command for each run, at its place on the page', () => {
    const [first, second] = listOf([textBox(BOX, 'AB\nC')]).commands
    expect(first).toMatchObject({ kind: 'glyphs', text: 'AB', fontSize: 10, direction: 'ltr' })
    expect(second).toMatchObject({ text: 'C' })
    if (first?.kind !== 'glyphs' || second?.kind !== 'glyphs') return
    expect([...first.xs]).toEqual([10, 20])
    expect([...first.ys]).toEqual([29, 29])
    expect([...second.ys]).toEqual([41])
    expect([...second.clusters]).toEqual([0])
    // The block: 0.1 to 0.9 em wide, from 0.8 em over to 0.2 em under the baseline.
    const bounds = { x: 11, y: 21, width: 18, height: 10 }
    for (const [name, value] of Object.entries(bounds)) {
      expect(first.bounds[name as keyof typeof bounds]).toBeCloseTo(value, 4)
    }
  })

  test('a gradient spans the box of the layer', () => {
    const stops = [
      { at: 0, color: RED },
      { at: 1, color: BLUE },
    ]
    const fill = { type: 'linear', angleDeg: 90, stops } as const
    const [command] = listOf([textBox(BOX, 'A', { fill })]).commands
    expect(command).toMatchObject({ paint: { type: 'linear', x1: 10, x2: 110 } })
  })

  test.each([
    // Baseline at 9 px; the font's tables in squareFace.
    ['underline', [10, 30, 20, 1], 0],
    ['line-through', [10, 26, 20, 1], 1],
    ['overline', [10, 21, 20, 1], 0],
  ] as const)('%s lies where the font says, at least 1 px thick', (decoration, rect, position) => {
    const lines = dump(textBox(BOX, 'AB', { decoration }))
    expect(lines).toHaveLength(2)
    expect(lines[position]).toBe(`fill ${rect.join(',')} rgba(255 0 0 1)`)
  })

  test('a decoration runs on under spaces and grows with the text', () => {
    const [bar] = dump(textBox(BOX, 'A B', { decoration: 'underline', fontSizePx: 40 }))
    // 40 px: baseline at 36, the line 4 px under it and 2 px thick.
    expect(bar).toBe('fill 10,60,120,2 rgba(255 0 0 1)')
  })

  test('overflow "clip" cuts at the box, and only what sticks out', () => {
    expect(dump(textBox(BOX, 'AB', { overflow: 'clip' }))).toEqual(['glyphs "AB" rgba(255 0 0 1)'])
    expect(dump(textBox({ ...BOX, width: 15 }, 'AB', { overflow: 'clip' }))).toEqual([
      'clip 10,20,15,50',
      'glyphs "AB" rgba(255 0 0 1)',
      'pop',
    ])
  })

  test('a transparent text still casts its shadow, as in CSS', () => {
    const box = textBox(BOX, 'A', { fill: solid({ ...RED, a: 0 }), shadows: [SHADOW] })
    expect(dump(box)).toEqual(['shadow 3 4 blur 5'])
  })
})
