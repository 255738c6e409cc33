import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildDisplayList } from '../../src/paint/build-display-list.ts'
import type { Command } from '../../src/paint/display-list.ts'
import { dumpCommands } from './dump-commands.ts'
import { randomBox } from './random-box.ts'
import {
  BLUE,
  containerBox,
  imageBox,
  listOf,
  page,
  RED,
  shapeBox,
  solid,
  textBox,
} from './sample-boxes.ts'

const BOX = { x: 10, y: 20, width: 100, height: 50 }
const CLEAR = { ...RED, a: 0 }

describe('buildDisplayList', () => {
  test('the background comes first, under the path "canvas"', () => {
    const { commands } = listOf([shapeBox(BOX)], solid(BLUE))
    expect(dumpCommands(commands)).toEqual([
      'fill 0,0,400,300 rgba(0 0 255 1)',
      'fill 10,20,100,50 rgba(255 0 0 1)',
    ])
    expect(commands.map((command) => command.path)).toEqual(['canvas', 'shape'])
  })

  test.each([
    ['no background', undefined, false],
    ['an opaque one', solid(BLUE), true],
    ['a translucent one', solid({ ...BLUE, a: 0.99 }), false],
    [
      'a gradient with one translucent stop',
      {
        type: 'linear' as const,
        angleDeg: 0,
        stops: [
          { at: 0, color: RED },
          { at: 1, color: { ...RED, a: 0.5 } },
        ],
      },
      false,
    ],
  ])('opaque with %s', (_why, background, expected) => {
    // The layer covers all of the page, but only the background counts.
    const cover = shapeBox({ x: 0, y: 0, width: 400, height: 300 })
    expect(listOf([cover], background).opaque).toBe(expected)
  })

  test('title and description are handed on', () => {
    const list = buildDisplayList({ tree: page([]), title: 'A', description: 'B' })
    expect(list).toMatchObject({ title: 'A', description: 'B', width: 400, height: 300 })
  })

  test.each([
    ['a transparent fill', shapeBox(BOX, { fill: solid(CLEAR) })],
    ['no fill and no stroke', shapeBox(BOX, { fill: undefined })],
    ['an opacity of 0', shapeBox(BOX, { opacity: 0 })],
    ['no width', shapeBox({ ...BOX, width: 0 })],
    ['a place off the page', shapeBox({ ...BOX, x: 400 })],
    ['a place above the page', shapeBox({ ...BOX, y: -50 })],
    ['spaces only', textBox(BOX, '   ')],
    ['no text', textBox(BOX, '')],
    ['an image in no room', imageBox({ ...BOX, height: 0 })],
    ['a container of nothing', containerBox(BOX, [], { overflow: 'hidden', opacity: 0.5 })],
    [
      'a child that the clip hides',
      containerBox(BOX, [shapeBox({ ...BOX, x: 200 })], { overflow: 'hidden' }),
    ],
    ['a stroke without width', shapeBox(BOX, { fill: undefined, stroke: stroke(0) })],
  ])('%s leaves nothing in the list', (_why, box) => {
    expect(dumpCommands(listOf([box]).commands)).toEqual([])
  })

  test('bounds are cut to the page', () => {
    const [command] = listOf([shapeBox({ x: -50, y: 280, width: 100, height: 100 })]).commands
    expect(command?.bounds).toEqual({ x: 0, y: 280, width: 50, height: 20 })
  })

  test('a layer turns clockwise about its origin', () => {
    const box = shapeBox(BOX, { rotateDeg: 90, originX: 0, originY: 0 })
    const [command] = listOf([box]).commands
    // What pointed right of (10, 20) now points down, what pointed down points left: half is cut.
    expect(command?.bounds).toEqual({ x: 0, y: 20, width: 10, height: 100 })
    expect(command).toMatchObject({
      geometry: { rect: BOX },
      transform: { a: 0, b: 1, c: -1, d: 0 },
    })
  })

  test('a rotated container turns its children with it, each then about its own origin', () => {
    const child = shapeBox({ x: 110, y: 100, width: 40, height: 20 }, { rotateDeg: 180 })
    const outer = containerBox({ x: 100, y: 100, width: 100, height: 60 }, [child], {
      rotateDeg: 90,
    })
    const [command] = listOf([outer]).commands
    // A quarter turn about (150, 130) moves the child's middle (130, 110) to (170, 110).
    const { x, y, width, height } = command?.bounds ?? { x: 0, y: 0, width: 0, height: 0 }
    expect([x, y, width, height].map((value) => Math.round(value * 1000) / 1000)).toEqual([
      160, 90, 20, 40,
    ])
  })

  test('a full turn is none', () => {
    const [command] = listOf([shapeBox(BOX, { rotateDeg: 720 })]).commands
    expect(command).toMatchObject({ transform: undefined })
  })

  test('path and volatile come from the layer', () => {
    const { commands } = listOf([textBox(BOX, 'A', { path: 'title', volatile: true })])
    expect(commands).toMatchObject([{ path: 'title', volatile: true }])
  })

  test('a clip around anything volatile is volatile, and so is its pop', () => {
    const child = shapeBox({ ...BOX, width: 200 }, { volatile: true })
    const { commands } = listOf([containerBox(BOX, [child], { overflow: 'hidden' })])
    expect(commands.map((command) => [command.kind, command.volatile])).toEqual([
      ['push-clip', true],
      ['fill', true],
      ['pop', true],
    ])
  })

  test('a path shape that a repeater multiplies beyond a million numbers is refused', () => {
    const d = `M${'1 1 '.repeat(40_000)}`
    const shapes = Array.from({ length: 13 }, () =>
      shapeBox(BOX, { outline: { shape: 'path', d } }),
    )
    expect(() => listOf(shapes.slice(0, 12))).not.toThrow()
    expect(() => listOf(shapes)).toThrow(expect.objectContaining({ code: 'path_too_complex' }))
  })

  test('every push is popped, nothing is drawn outside of the page, and equal trees give equal lists', () => {
    fc.assert(
      fc.property(fc.array(randomBox, { maxLength: 6 }), (boxes) => {
        const { commands } = listOf(boxes)
        for (const { bounds } of listOutsideOfBlurs(commands)) {
          expect(bounds.x).toBeGreaterThanOrEqual(0)
          expect(bounds.y).toBeGreaterThanOrEqual(0)
          expect(bounds.x + bounds.width).toBeLessThanOrEqual(400.000001)
          expect(bounds.y + bounds.height).toBeLessThanOrEqual(300.000001)
        }
        const digests = commands.map((command) => command.digest)
        expect(listOf(boxes).commands.map((command) => command.digest)).toEqual(digests)
      }),
    )
  })
})

/** What lies beyond the edge of the page shines into it when it is blurred. */
function listOutsideOfBlurs(commands: readonly Command[]): readonly Command[] {
  const open: boolean[] = []
  const outside = commands.filter((command) => {
    if (command.kind === 'pop') expect(open.pop()).toBeDefined()
    const isInBlur = open.includes(true)
    const blurs = command.kind === 'push-group' && command.blurSigma > 0
    if (command.kind.startsWith('push-')) open.push(blurs)
    return !isInBlur
  })
  expect(open).toEqual([])
  return outside
}

function stroke(width: number) {
  return { fill: solid(), width, dash: [], cap: 'butt' as const, join: 'miter' as const }
}
