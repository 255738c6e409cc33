import { describe, expect, test } from 'vitest'
import type { ShadowCommand } from '../../src/paint/display-list.ts'
import { dumpCommands } from './dump-commands.ts'
import { BLUE, containerBox, listOf, RED, shapeBox, solid, textBox } from './sample-boxes.ts'

const BOX = { x: 100, y: 100, width: 50, height: 40 }
const SHADOW = { x: 3, y: 4, blur: 10, spread: 0, inset: false, color: BLUE }

function shadowsOf(...boxes: Parameters<typeof listOf>[0]): readonly ShadowCommand[] {
  return listOf(boxes).commands.filter((command) => command.kind === 'shadow')
}

describe('shadows', () => {
  test('lie under the layer, the first one on top', () => {
    const second = { ...SHADOW, x: 9 }
    const { commands } = listOf([shapeBox(BOX, { shadows: [SHADOW, second] })])
    expect(dumpCommands(commands)).toEqual([
      'shadow 9 4 blur 5',
      'shadow 3 4 blur 5',
      'fill 100,100,50,40 rgba(255 0 0 1)',
    ])
  })

  test('reach three standard deviations, which are half the blur each', () => {
    const [shadow] = shadowsOf(shapeBox(BOX, { shadows: [SHADOW] }))
    expect(shadow).toMatchObject({ sigma: 5, bounds: { x: 88, y: 89, width: 80, height: 70 } })
  })

  test.each([
    ['a container', containerBox(BOX, [], { shadows: [SHADOW] })],
    ['a rectangle', shapeBox(BOX, { shadows: [SHADOW] })],
    ['a rectangle without fill', shapeBox(BOX, { fill: undefined, shadows: [SHADOW] })],
    [
      'a translucent rectangle',
      shapeBox(BOX, { fill: solid({ ...RED, a: 0.1 }), shadows: [SHADOW] }),
    ],
  ])('of %s are those of the whole box, and not seen through it', (_why, box) => {
    const [shadow] = shadowsOf(box)
    expect(shadow?.except?.geometry).toMatchObject({ type: 'rect', rect: BOX })
    expect(dumpCommands(shadow?.casters ?? [])).toEqual(['fill 100,100,50,40 rgba(0 0 0 1)'])
  })

  test('of a rectangle begin at the outer edge of its stroke', () => {
    const stroke = { fill: solid(), width: 8, dash: [], cap: 'butt', join: 'miter' } as const
    const [shadow] = shadowsOf(shapeBox(BOX, { stroke, shadows: [SHADOW] }))
    expect(dumpCommands(shadow?.casters ?? [])).toEqual(['fill 96,96,58,48 rgba(0 0 0 1)'])
  })

  test('of other shapes are those of their ink', () => {
    const [shadow] = shadowsOf(
      shapeBox(BOX, { outline: { shape: 'polygon', sides: 3 }, shadows: [SHADOW] }),
    )
    expect(shadow?.except).toBeUndefined()
    expect(dumpCommands(shadow?.casters ?? [])).toEqual(['fill path of 4 nonzero rgba(255 0 0 1)'])
  })

  test('of text are as dark as if it were opaque, its decoration included', () => {
    const box = textBox(BOX, 'A', {
      fill: solid({ ...RED, a: 0.1 }),
      decoration: 'underline',
      shadows: [SHADOW],
    })
    expect(dumpCommands(shadowsOf(box)[0]?.casters ?? [])).toEqual([
      'fill 100,110,10,1 rgba(0 0 0 1)',
      'glyphs "A" rgba(0 0 0 1)',
    ])
  })

  test('turn with the layer', () => {
    const [shadow] = shadowsOf(shapeBox(BOX, { rotateDeg: 90, shadows: [SHADOW] }))
    expect(shadow).toMatchObject({ x: -4, y: 3, except: { transform: { b: 1 } } })
  })

  test('are cast onto the page from a layer off the page', () => {
    const box = shapeBox({ ...BOX, x: -60 }, { shadows: [{ ...SHADOW, x: 100 }] })
    const [shadow] = shadowsOf(box)
    expect(shadow?.bounds).toEqual({ x: 25, y: 89, width: 80, height: 70 })
    // What casts it is measured where it is, or an exporter could not tell how much to blur.
    expect(shadow?.casters[0]?.bounds).toEqual({ ...BOX, x: -60 })
  })

  test.each([
    ['a transparent colour', { ...SHADOW, color: { ...BLUE, a: 0 } }],
    ['neither blur nor offset, all of it under the box', { ...SHADOW, x: 0, y: 0, blur: 0 }],
  ])('with %s are left out', (_why, shadow) => {
    expect(shadowsOf(shapeBox(BOX, { shadows: [shadow] }))).toEqual([])
  })
})
