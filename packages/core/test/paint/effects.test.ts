import { describe, expect, test } from 'vitest'
import type { ResolvedClip, ResolvedImageFill } from '../../src/overrides/resolved-effects.ts'
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

const BOX = { x: 100, y: 100, width: 50, height: 40 }
const SHADOW = { x: 3, y: 4, blur: 10, spread: 0, inset: false, color: BLUE }
const RED_BOX = 'fill 100,100,50,40 rgba(255 0 0 1)'
const PICTURE: ResolvedImageFill = {
  type: 'image',
  source: 'picture',
  fit: 'fill',
  positionX: 0.5,
  positionY: 0.5,
}

const dump = (...boxes: Parameters<typeof listOf>[0]) => dumpCommands(listOf(boxes).commands)
const outline = (outline: Extract<ResolvedClip, { type: 'outline' }>['outline']): ResolvedClip => ({
  type: 'outline',
  outline,
  x: 10,
  y: '25%',
  width: '50%',
  height: undefined,
})
const byLayer = (path: string): ResolvedClip => ({ type: 'layer', path })

describe('the effects of a layer', () => {
  test('blur, fade and blend it as one, its shadow with it', () => {
    const box = shapeBox(BOX, { blurSigma: 2, opacity: 0.5, blend: 'screen', shadows: [SHADOW] })
    expect(dump(box)).toEqual([
      'opacity 0.5 blend screen blur 2',
      'shadow 3 4 blur 5',
      RED_BOX,
      'pop',
    ])
  })

  test('come in the order of CSS around a clip', () => {
    const clip = outline({ shape: 'rect', radii: [4, 4, 4, 4] })
    expect(dump(shapeBox(BOX, { blurSigma: 2, opacity: 0.5, blend: 'screen', clip }))).toEqual([
      'opacity 0.5 blend screen',
      'clip 110,110,25,30 round 4 4 4 4',
      'blur 2',
      RED_BOX,
      'pop',
      'pop',
      'pop',
    ])
  })

  test('reach three standard deviations over its edge, and so does what lies off the page', () => {
    const [group, ink] = listOf([shapeBox({ ...BOX, x: -52 }, { blurSigma: 4 })]).commands
    expect(group?.bounds).toEqual({ x: 0, y: 88, width: 10, height: 64 })
    expect(ink?.bounds).toEqual({ x: -12, y: 100, width: 10, height: 40 })
  })

  test('at rest leave no trace', () => {
    expect(dump(shapeBox(BOX))).toEqual([RED_BOX])
  })
})

describe('what blends', () => {
  const blended = shapeBox(BOX, { blend: 'multiply' })

  test('sees all that lies under it, through the containers that hold it', () => {
    expect(dump(containerBox(BOX, [blended]))).toEqual(['blend multiply', RED_BOX, 'pop'])
  })

  test.each([
    ['fades', { opacity: 0.5 }, 'opacity 0.5'],
    ['blurs', { blurSigma: 1 }, 'blur 1'],
    ['clips', { overflow: 'hidden' as const }, 'group'],
  ])('stays within a container that %s', (_why, properties, first) => {
    const [line, next] = dump(containerBox(BOX, [blended], properties))
    expect([line, next]).toEqual([first, 'blend multiply'])
  })
})

describe('a clip by a layer', () => {
  const clipped = shapeBox(BOX, { path: 'photo', clip: byLayer('hole') })
  const hole = { path: 'hole', outline: { shape: 'rect' as const, radii: [3, 3, 3, 3] as const } }
  const PLACE = { x: 110, y: 105, width: 20, height: 20 }

  test.each([
    ['opaque', { fill: solid() }],
    ['without fill', { fill: undefined }],
  ])('that is %s is its outline, and it is not drawn itself', (_why, look) => {
    expect(dump(clipped, shapeBox(PLACE, { ...hole, ...look }))).toEqual([
      'clip 110,105,20,20 round 3 3 3 3',
      RED_BOX,
      'pop',
    ])
  })

  test.each([
    ['a translucent fill', { fill: solid({ ...RED, a: 0.5 }) }, 'rgba(255 0 0 0.5)'],
    ['an opacity of its own', { opacity: 0.5 }, 'rgba(255 0 0 0.5)'],
  ])('with %s masks by its alpha, without its shadow', (_why, look, paint) => {
    const lines = dump(clipped, shapeBox(PLACE, { ...hole, ...look, shadows: [SHADOW] }))
    expect(lines).toEqual([`mask of fill 110,105,20,20 round 3 3 3 3 ${paint}`, RED_BOX, 'pop'])
  })

  test('stays where the shape is, however the clipped layer is turned', () => {
    const turned = { ...clipped, layer: { ...clipped.layer, rotateDeg: 45 } }
    const [clip] = listOf([turned, shapeBox(PLACE, hole)]).commands
    expect(clip).toMatchObject({ kind: 'push-clip', transform: undefined })
  })

  test('that is not there, being hidden, hides nothing', () => {
    expect(dump(clipped)).toEqual([RED_BOX])
  })

  test('that differs from render to render makes what it clips differ', () => {
    const [clip] = listOf([clipped, shapeBox(PLACE, { ...hole, volatile: true })]).commands
    expect(clip?.volatile).toBe(true)
  })

  test('that an order has led back to itself is refused', () => {
    const one = shapeBox(BOX, { path: 'one', clip: byLayer('two') })
    const two = shapeBox(BOX, { path: 'two', clip: byLayer('one') })
    expect(() =>
      listOf([one, two, clipped, shapeBox(PLACE, { ...hole, clip: byLayer('one') })]),
    ).toThrow('is clipped by itself')
  })
})

describe('a picture as a fill', () => {
  test('is cut to what it fills', () => {
    const box = shapeBox(BOX, { fill: PICTURE, outline: { shape: 'rect', radii: [9, 9, 9, 9] } })
    expect(dump(box)).toEqual([
      'clip 100,100,50,40 round 9 9 9 9',
      'image 0,0,200,100 over 100,100,50,40',
      'pop',
    ])
  })

  test('of text and of strokes is masked by their ink', () => {
    const stroke = { fill: PICTURE, width: 4, dash: [], cap: 'butt', join: 'miter' } as const
    const lines = dump(
      textBox(BOX, 'A', { fill: PICTURE }),
      shapeBox(BOX, { fill: undefined, stroke }),
    )
    expect(lines).toEqual([
      'mask of glyphs "A" rgba(0 0 0 1)',
      'image 0,0,200,100 over 100,100,50,40',
      'pop',
      'mask of stroke 100,100,50,40 rgba(0 0 0 1) 4',
      'image 0,0,200,100 over 98,98,54,44',
      'pop',
    ])
  })

  test('on the canvas covers it when it is opaque and leaves no gap', () => {
    expect(listOf([], PICTURE).opaque).toBe(true)
    expect(listOf([], { ...PICTURE, fit: 'contain' }).opaque).toBe(false)
  })
})

describe('a picture', () => {
  test('is changed by steps of which each is a matrix or a blur', () => {
    const [command] = listOf([
      imageBox(BOX, {
        filters: [
          { type: 'brightness', amount: 2 },
          { type: 'blur', sigma: 3 },
          { type: 'duotone', dark: RED, light: { r: 255, g: 255, b: 255, a: 1 } },
        ],
      }),
    ]).commands
    expect(command).toMatchObject({
      filters: [
        { type: 'matrix', values: [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0] },
        { type: 'blur', sigma: 3 },
        {
          type: 'matrix',
          values: [0, 0, 0, 1, 0.2126, 0.7152, 0.0722, 0, 0.2126, 0.7152, 0.0722, 0],
        },
      ],
    })
  })

  test('is masked by another, with its background, without its shadow', () => {
    const box = imageBox(BOX, { mask: PICTURE, background: solid(BLUE), shadows: [SHADOW] })
    expect(dump(box)).toEqual([
      'shadow 3 4 blur 5',
      'mask of image 0,0,200,100 over 100,100,50,40',
      'fill 100,100,50,40 rgba(0 0 255 1)',
      'image 0,0,200,100 over 100,100,50,40',
      'pop',
    ])
  })
})

describe('the shadow of a box', () => {
  test('is larger or smaller by its spread; what is under the box stays left out', () => {
    const box = shapeBox(BOX, {
      outline: { shape: 'rect', radii: [0, 2, 10, 10] },
      shadows: [{ ...SHADOW, spread: 4 }],
    })
    const [shadow] = listOf([box]).commands
    if (shadow?.kind !== 'shadow') throw new Error('expected a shadow')
    // CSS Backgrounds 3: a corner of 2 px under a spread of 4 grows by 4 · (1 + (2 / 4 - 1)³).
    expect(dumpCommands(shadow.casters)).toEqual([
      'fill 96,96,58,48 round 0 5.5 14 14 rgba(0 0 0 1)',
    ])
    expect(shadow.except?.geometry).toMatchObject({ rect: BOX })
  })

  test('lies over its fill and inside of its edge when it is inset', () => {
    expect(dump(shapeBox(BOX, { shadows: [{ ...SHADOW, spread: 2, inset: true }] }))).toEqual([
      RED_BOX,
      'clip 100,100,50,40',
      'shadow 3 4 blur 5',
      'pop',
    ])
  })
})
