import { describe, expect, test } from 'vitest'
import { dumpCommands } from './dump-commands.ts'
import {
  BLUE,
  containerBox,
  imageBox,
  listOf,
  RED,
  shapeBox,
  solid,
  textBox,
} from './sample-boxes.ts'
import { layoutSquares } from './square-paragraph.ts'

const BOX = { x: 10, y: 20, width: 100, height: 50 }
const STROKE = { fill: solid(BLUE), width: 2, dash: [], cap: 'butt', join: 'miter' } as const
const SHADOW = { x: 3, y: 4, blur: 10, spread: 0, inset: false, color: BLUE }

function dump(...boxes: Parameters<typeof listOf>[0]): readonly string[] {
  return dumpCommands(listOf(boxes).commands)
}

describe('the opacity of a layer', () => {
  test('is mixed into the colour of a single fill, and multiplies with its own', () => {
    const fill = solid({ ...RED, a: 0.5 })
    expect(dump(shapeBox(BOX, { opacity: 0.5, fill }))).toEqual([
      'fill 10,20,100,50 rgba(255 0 0 0.25)',
    ])
  })

  test('is mixed into every stop of a gradient', () => {
    const stops = [
      { at: 0, color: RED },
      { at: 1, color: { ...BLUE, a: 0.5 } },
    ]
    const [command] = listOf([
      shapeBox(BOX, { opacity: 0.5, fill: { type: 'linear', angleDeg: 0, stops } }),
    ]).commands
    expect(command).toMatchObject({
      paint: { stops: [{ color: { a: 0.5 } }, { color: { a: 0.25 } }] },
    })
  })

  test('is mixed into the lines of a text that lie apart', () => {
    expect(dump(textBox(BOX, 'A\n\nB', { opacity: 0.5 }))).toEqual([
      'glyphs "A" rgba(255 0 0 0.5)',
      'glyphs "B" rgba(255 0 0 0.5)',
    ])
  })

  test.each([
    ['a fill under its stroke', shapeBox(BOX, { opacity: 0.5, stroke: STROKE })],
    ['a shadow under its caster', shapeBox(BOX, { opacity: 0.5, shadows: [SHADOW] })],
    ['an image, which has no colour', imageBox(BOX, { opacity: 0.5 })],
    ['a text over its underline', textBox(BOX, 'A', { opacity: 0.5, decoration: 'line-through' })],
    [
      'children over a background',
      containerBox(BOX, [shapeBox(BOX)], { opacity: 0.5, background: solid(BLUE) }),
    ],
    [
      'two children that share an edge',
      containerBox(BOX, [shapeBox(BOX), shapeBox({ ...BOX, x: 110 })], { opacity: 0.5 }),
    ],
  ])('needs a group for %s', (_why, box) => {
    const lines = dump(box)
    expect(lines[0]).toBe('opacity 0.5')
    expect(lines.at(-1)).toBe('pop')
  })

  test('needs a group for glyphs that overlap', () => {
    const box = textBox(BOX, 'AB', { opacity: 0.5 })
    const [line] = layoutSquares('AB', 10).lines
    const runs = line?.runs.map((run) => ({ ...run, xs: Float32Array.of(0, 5) })) ?? []
    const tight = line === undefined ? [] : [{ ...line, runs }]
    const kerned = { ...box, paragraph: { ...box.paragraph, lines: tight } }
    expect(dump(box)).toEqual(['glyphs "AB" rgba(255 0 0 0.5)'])
    expect(dump(kerned)).toEqual(['opacity 0.5', 'glyphs "AB" rgba(255 0 0 1)', 'pop'])
  })

  test('is mixed into what a clip holds, when that is one thing', () => {
    const child = shapeBox({ ...BOX, width: 200 })
    expect(dump(containerBox(BOX, [child], { opacity: 0.5, overflow: 'hidden' }))).toEqual([
      'clip 10,20,100,50',
      'fill 10,20,200,50 rgba(255 0 0 0.5)',
      'pop',
    ])
  })

  test('multiplies through nested layers', () => {
    const inner = containerBox(BOX, [imageBox(BOX)], { opacity: 0.5 })
    expect(dump(containerBox(BOX, [inner], { opacity: 0.5 }))).toEqual([
      'opacity 0.25',
      'image 0,0,200,100 over 10,20,100,50',
      'pop',
    ])
  })
})
