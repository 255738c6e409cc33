import { describe, expect, test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import type { TextStyle } from '../../src/model/text-style.ts'
import type { ResolvedKind } from '../../src/overrides/resolved-template.ts'
import { getLayer, resolveDocument } from './resolve-document.ts'

const TOKENS = { brand: '#0000ff' }
const RED = { r: 255, g: 0, b: 0, a: 1 }
const BLUE = { r: 0, g: 0, b: 255, a: 1 }
const BLACK = { r: 0, g: 0, b: 0, a: 1 }

interface LookOptions {
  readonly overrides?: object
  readonly defaults?: TextStyle
  readonly locale?: string
}

/** The one layer `a`, dynamic, with the least that its kind needs and `fields`. */
function lookOf<Kind extends ResolvedKind>(kind: Kind, fields: object, options: LookOptions = {}) {
  const least = {
    text: {},
    image: { src: 'asset:a' },
    svg: { src: 'asset:a' },
    qr: { data: 'a' },
    rating: {},
    barcode: { data: 'a' },
    shape: { shape: 'rect' },
    container: { children: [] },
  }
  const layer = { kind, name: 'a', dynamic: true, ...least[kind], ...fields } as unknown as Layer
  const { overrides = {}, defaults = {}, locale = 'en' } = options
  const document = { tokens: TOKENS, layers: [layer], defaults, locale }
  return getLayer(resolveDocument(document, { a: overrides }), kind, 'a')
}

describe('initial values', () => {
  test('of what every kind has are those of CSS', () => {
    expect(lookOf('shape', {})).toMatchObject({
      path: 'a',
      opacity: 1,
      rotateDeg: 0,
      originX: 0.5,
      originY: 0.5,
      shadows: [],
      flex: { position: 'relative', grow: 0, shrink: 1, basis: 'auto', alignSelf: 'auto' },
      frame: { left: undefined, width: undefined, aspectRatio: undefined },
    })
  })

  test('of texts', () => {
    expect(lookOf('text', {})).toMatchObject({
      fontFamilies: [],
      fontWeight: 400,
      fontSizePx: 16,
      fill: { type: 'solid', color: BLACK },
      align: 'start',
      lineHeight: { unit: 'factor', value: 1.2 },
      lang: 'en',
      fit: 'none',
      maxLines: undefined,
      ellipsis: '…',
    })
  })

  test('of the other kinds', () => {
    expect(lookOf('image', {})).toMatchObject({
      fit: 'cover',
      positionX: 0.5,
      positionY: 0.5,
      radii: [0, 0, 0, 0],
      border: undefined,
      flip: 'none',
    })
    expect(lookOf('svg', {})).toMatchObject({ fit: 'contain' })
    expect(lookOf('shape', {})).toMatchObject({
      outline: { shape: 'rect', radii: [0, 0, 0, 0] },
      fill: undefined,
      stroke: undefined,
    })
    expect(lookOf('container', {})).toMatchObject({
      direction: 'row',
      wrap: 'nowrap',
      rowGap: 0,
      columnGap: 0,
      columns: undefined,
      align: 'stretch',
      overflow: 'visible',
      padding: { top: 0 },
    })
  })
})

describe('properties made concrete', () => {
  test.each<[why: string, kind: ResolvedKind, fields: object, expected: object]>([
    ['one radius for all corners', 'image', { radius: 5 }, { radii: [5, 5, 5, 5] }],
    ['four radii in CSS order', 'image', { radius: [1, 2, 3, 4] }, { radii: [1, 2, 3, 4] }],
    ['a crop by shares', 'image', { position: '25% 75%' }, { positionX: 0.25, positionY: 0.75 }],
    [
      'a crop by words in either order',
      'image',
      { position: 'top right' },
      { positionX: 1, positionY: 0 },
    ],
    [
      'an image out of the flow',
      'image',
      { position: 'absolute' },
      { flex: { position: 'absolute' }, positionX: 0.5 },
    ],
    [
      'a border of 1 px',
      'image',
      { border: { fill: '$brand' } },
      { border: { width: 1, color: BLUE } },
    ],
    ['an origin', 'shape', { origin: 'left top' }, { originX: 0, originY: 0 }],
    [
      'a shadow with nothing said',
      'shape',
      { shadow: [{}] },
      {
        shadows: [
          { x: 0, y: 0, blur: 0, spread: 0, inset: false, color: { r: 0, g: 0, b: 0, a: 0.5 } },
        ],
      },
    ],
    [
      'a stroke with its colour only',
      'shape',
      { stroke: { fill: 'red' } },
      {
        stroke: {
          width: 1,
          dash: [],
          cap: 'butt',
          join: 'miter',
          fill: { type: 'solid', color: RED },
        },
      },
    ],
    [
      'a star',
      'shape',
      { shape: 'star', points: 7 },
      { outline: { shape: 'star', points: 7, innerRatio: 0.382 } },
    ],
    ['a polygon', 'shape', { shape: 'polygon' }, { outline: { shape: 'polygon', sides: 6 } }],
    [
      'a path',
      'shape',
      { shape: 'path', d: 'M0 0L1 1' },
      { outline: { shape: 'path', d: 'M0 0L1 1' } },
    ],
    [
      'one padding for all edges',
      'container',
      { padding: 5 },
      { padding: { top: 5, right: 5, bottom: 5, left: 5 } },
    ],
    [
      'padding down and across',
      'container',
      { padding: [1, '2%'] },
      { padding: { top: 1, right: '2%', bottom: 1, left: '2%' } },
    ],
    [
      'margins in CSS order',
      'shape',
      { margin: [1, 2, 3, 'auto'] },
      { flex: { margin: { top: 1, right: 2, bottom: 3, left: 'auto' } } },
    ],
    ['gaps of rows and columns', 'container', { gap: [3, 4] }, { rowGap: 3, columnGap: 4 }],
    [
      'line height in px',
      'text',
      { lineHeight: '24px' },
      { lineHeight: { unit: 'px', value: 24 } },
    ],
    ['one family', 'text', { fontFamily: 'Inter' }, { fontFamilies: ['Inter'] }],
    ['axes', 'text', { variations: { wght: 500 } }, { variations: new Map([['wght', 500]]) }],
    ['x and y', 'text', { x: 1, y: '2%' }, { frame: { left: 1, top: '2%' } }],
    ['a token', 'text', { fill: '$brand' }, { fill: { type: 'solid', color: BLUE } }],
  ])('%s', (_why, kind, fields, expected) => {
    expect(lookOf(kind, fields)).toMatchObject(expected)
    if (!('shape' in fields))
      expect(lookOf(kind, {}, { overrides: fields })).toMatchObject(expected)
  })

  test('stops of a gradient never go back, and are not sorted', () => {
    const stops = [
      { at: 0.2, color: 'red' },
      { at: 0.8, color: '$brand' },
      { at: 0.5, color: 'red' },
      { at: 0.9, color: 'red' },
    ]
    const { fill } = lookOf('shape', { fill: { type: 'linear', stops } })
    expect(fill).toMatchObject({
      type: 'linear',
      angleDeg: 180,
      stops: [{ at: 0.2 }, { at: 0.8, color: BLUE }, { at: 0.8, color: RED }, { at: 0.9 }],
    })
  })

  test('a radial gradient reaches from the centre to the farthest corner', () => {
    const stops = [
      { at: 0, color: 'red' },
      { at: 1, color: 'red' },
    ]
    expect(lookOf('shape', { fill: { type: 'radial', stops } }).fill).toMatchObject({
      centerX: 0.5,
      centerY: 0.5,
      radius: 1,
    })
    expect(
      lookOf('shape', { fill: { type: 'radial', center: 'left', radius: 2, stops } }).fill,
    ).toMatchObject({ centerX: 0, centerY: 0.5, radius: 2 })
  })
})

describe('whose value wins', () => {
  const defaults: TextStyle = { fontSize: 20, fill: 'red' }
  test.each<[why: string, fields: object, overrides: object, sizePx: number]>([
    ['the inherited one over the initial one', {}, {}, 20],
    ['the own one over that', { fontSize: 30 }, {}, 30],
    ['a fallback over the own one', { fontSize: 30, fallback: { fontSize: [40] } }, {}, 40],
    ['an override over all', { fontSize: 30, fallback: { fontSize: [40] } }, { fontSize: 50 }, 50],
    ['null is no override', { fontSize: 30, fallback: { fontSize: [40] } }, { fontSize: null }, 40],
  ])('%s', (_why, fields, overrides, sizePx) => {
    expect(lookOf('text', fields, { overrides, defaults }).fontSizePx).toBe(sizePx)
  })

  test('an override leaves the other properties alone', () => {
    const look = lookOf(
      'text',
      { fontSize: 30, lang: 'de' },
      { overrides: { align: 'end' }, defaults },
    )
    expect(look).toMatchObject({ fontSizePx: 30, lang: 'de', align: 'end', fill: { color: RED } })
  })

  test('texts without a language have that of the template', () => {
    expect(lookOf('text', {}, { locale: 'pt-BR' }).lang).toBe('pt-BR')
  })

  test('only texts inherit', () => {
    expect(lookOf('shape', {}, { defaults }).fill).toBeUndefined()
  })

  test('a shape may become another shape', () => {
    const look = lookOf('shape', { radius: 4, sides: 3 }, { overrides: { shape: 'polygon' } })
    expect(look.outline).toEqual({ shape: 'polygon', sides: 3 })
  })
})

test('what renders share cannot be changed by one of them', () => {
  const look = lookOf('text', { shadow: [{}] })
  for (const shared of [
    look.frame,
    look.flex,
    look.flex.margin,
    look.fill,
    look.shadows[0],
    look.lineHeight,
  ]) {
    expect(Object.isFrozen(shared)).toBe(true)
  }
})
