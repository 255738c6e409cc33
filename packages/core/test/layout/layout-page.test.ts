import { beforeAll, describe, expect, test } from 'vitest'
import type { AssetTable } from '../../src/assets/asset-table.ts'
import type { BoxTree } from '../../src/layout/box-tree.ts'
import { layoutPage } from '../../src/layout/layout-page.ts'
import { type LayoutEngine, loadYoga } from '../../src/layout/load-yoga.ts'
import type { ResolvedLayer } from '../../src/overrides/resolved-template.ts'
import { dumpBoxes } from './dump-boxes.ts'
import {
  assetTable,
  containerLayer,
  type FrameSpec,
  imageLayer,
  shapeLayer,
  textLayer,
} from './layers.ts'
import { squareMeasurer } from './square-measurer.ts'

let loaded: LayoutEngine
beforeAll(async () => {
  loaded = await loadYoga()
})

const CANVAS = { width: 400, height: 300, background: undefined, zoom: 1 }

function layout(layers: readonly ResolvedLayer[], assets: AssetTable = assetTable()): BoxTree {
  const page = { name: undefined, layers }
  return layoutPage({ canvas: CANVAS, page, assets, measurer: squareMeasurer, engine: loaded })
}

function dump(...layers: ResolvedLayer[]): readonly string[] {
  return dumpBoxes(layout(layers)).split('\n')
}

describe('a layer on the canvas', () => {
  test.each<[why: string, frame: FrameSpec, box: string]>([
    ['px', { left: 10, top: 20, width: 30, height: 40 }, 'x=10 y=20 w=30 h=40'],
    [
      'shares of the canvas',
      { left: '10%', top: '50%', width: '25%', height: '10%' },
      'x=40 y=150 w=100 h=30',
    ],
    ['far edges', { right: 10, bottom: 20, width: 30, height: 40 }, 'x=360 y=240 w=30 h=40'],
    ['between edges', { left: 10, right: 20, top: 30, bottom: 40 }, 'x=10 y=30 w=370 h=230'],
    ['no edges: the corner', { width: 30, height: 40 }, 'x=0 y=0 w=30 h=40'],
    [
      'the size wins over the far edge',
      { left: 1, right: 2, width: 3, height: 4 },
      'x=1 y=0 w=3 h=4',
    ],
    ['a maximum', { width: 300, height: 40, maxWidth: '50%' }, 'x=0 y=0 w=200 h=40'],
    ['a minimum wins', { width: 9, height: 9, minWidth: 50, maxWidth: 40 }, 'x=0 y=0 w=50 h=9'],
    ['a ratio and a width', { width: 80, aspectRatio: 2 }, 'x=0 y=0 w=80 h=40'],
    ['a ratio and a height', { height: 80, aspectRatio: 2 }, 'x=0 y=0 w=160 h=80'],
    ['a ratio between edges', { left: 0, right: 0, aspectRatio: 4 }, 'x=0 y=0 w=400 h=100'],
    ['edges that cross: nothing', { left: 300, right: 200, height: 5 }, 'x=300 y=0 w=0 h=5'],
    ['a negative size: nothing', { left: 5, width: -20, height: 5 }, 'x=5 y=0 w=0 h=5'],
    ['no sizes: nothing', { left: 5, top: 6 }, 'x=5 y=6 w=0 h=0'],
  ])('%s', (_why, frame, box) => {
    expect(dump(shapeLayer('box', { frame }))).toEqual([`box  ${box}`])
  })

  test.each<[why: string, frame: FrameSpec, box: string]>([
    ['neither side: the natural size', { left: 350 }, 'x=350 y=0 w=120 h=80'],
    ['one side keeps the shape', { width: 60 }, 'x=0 y=0 w=60 h=40'],
    ['the other side too', { height: 20 }, 'x=0 y=0 w=30 h=20'],
    ['both sides', { width: 60, height: 60 }, 'x=0 y=0 w=60 h=60'],
    ['an authored ratio wins', { width: 60, aspectRatio: 1 }, 'x=0 y=0 w=60 h=60'],
    ['a maximum keeps the shape', { maxHeight: 40 }, 'x=0 y=0 w=60 h=40'],
    ['a minimum keeps the shape', { minWidth: 240 }, 'x=0 y=0 w=240 h=160'],
    ['between all edges', { left: 0, right: 0, top: 0, bottom: 0 }, 'x=0 y=0 w=400 h=300'],
  ])('a picture of 120 × 80, %s', (_why, frame, box) => {
    const tree = layout([imageLayer('photo', { frame })], assetTable({ photo: [120, 80] }))
    expect(dumpBoxes(tree)).toBe(`photo  ${box}`)
  })

  test.each<[why: string, text: string, frame: FrameSpec, box: string]>([
    ['as wide as it wants', 'aaaa bb', { left: 5, top: 5 }, 'x=5 y=5 w=70 h=10'],
    ['up to the edge of the canvas', 'aaaa bbbb', { left: 330 }, 'x=330 y=0 w=70 h=20'],
    ['from the far edge', 'aaaa bb', { right: 5, bottom: 5 }, 'x=325 y=285 w=70 h=10'],
    ['never below its longest word', 'aaaaaaaa b', { left: 350 }, 'x=350 y=0 w=80 h=20'],
    ['at a width', 'aaaa bb', { width: 50 }, 'x=0 y=0 w=50 h=20'],
    ['in a box', 'aaaa bb', { width: 50, height: 90 }, 'x=0 y=0 w=50 h=90'],
    ['empty', '', { left: 3, top: 4 }, 'x=3 y=4 w=0 h=10'],
  ])('a text is %s', (_why, text, frame, box) => {
    expect(dump(textLayer('title', { text, frame }))).toEqual([`title  ${box}`])
  })

  test('margins and flex properties are of no effect', () => {
    const flex = { grow: 1, margin: { top: 9, right: 9, bottom: 9, left: 'auto' } } as const
    const frame = { left: 1, top: 2, width: 3, height: 4 }
    expect(dump(shapeLayer('box', { frame, flex }))).toEqual(['box  x=1 y=2 w=3 h=4'])
  })

  test('rotation does not change the box', () => {
    const frame = { left: 1, top: 2, width: 30, height: 4 }
    const turned = { ...shapeLayer('box', { frame }), rotateDeg: 45 }
    expect(dump(turned)).toEqual(['box  x=1 y=2 w=30 h=4'])
  })
})

describe('a container', () => {
  const frame = { left: 10, top: 10, width: 200, height: 50 }

  test('a picture that is missing leaves its place to the others', () => {
    const row = containerLayer(
      'row',
      [
        imageLayer('logo', { frame: { width: 40, height: 40 } }),
        shapeLayer('mark', { frame: { width: 20, height: 20 } }),
      ],
      { frame, columnGap: 5, align: 'start' },
    )
    const shown = dumpBoxes(layout([row], assetTable({ logo: [80, 80] })))
    expect(shown).toContain('mark  x=55')
    expect(dump(row)).toEqual(['row  x=10 y=10 w=200 h=50', '  mark  x=10 y=10 w=20 h=20'])
  })

  test('children keep their paint order, absolute ones among those in the flow', () => {
    const row = containerLayer(
      'row',
      [
        shapeLayer('under', {
          frame: { right: 0, top: 0, width: 9, height: 9 },
          flex: { position: 'absolute' },
        }),
        shapeLayer('first', { frame: { width: 20, height: 20 } }),
        shapeLayer('over', {
          frame: { left: '50%', width: 8, height: 8 },
          flex: { position: 'absolute' },
        }),
        shapeLayer('second', { frame: { width: 20, height: 20 } }),
      ],
      { frame, align: 'start' },
    )
    expect(dump(row)).toEqual([
      'row  x=10 y=10 w=200 h=50',
      '  under  x=201 y=10 w=9 h=9',
      '  first  x=10 y=10 w=20 h=20',
      '  over  x=110 y=10 w=8 h=8',
      '  second  x=30 y=10 w=20 h=20',
    ])
  })

  test('an empty one is as large as its padding', () => {
    const padding = { top: 1, right: 2, bottom: 3, left: '5%' } as const
    expect(dump(containerLayer('empty', [], { padding }))).toEqual(['empty  x=0 y=0 w=22 h=4'])
  })

  test('without Yoga, one with children in its flow is refused', () => {
    const page = { name: undefined, layers: [containerLayer('row', [shapeLayer('a')])] }
    const input = { canvas: CANVAS, page, assets: assetTable(), measurer: squareMeasurer }
    expect(() => layoutPage({ ...input, engine: undefined })).toThrow(/before Yoga is loaded/)
  })

  test('without Yoga, one with absolute children alone is laid out the same', () => {
    const free = shapeLayer('free', {
      frame: { right: 5, bottom: 5, width: 10, height: 10 },
      flex: { position: 'absolute' },
    })
    const page = { name: undefined, layers: [containerLayer('group', [free], { frame })] }
    const input = { canvas: CANVAS, page, assets: assetTable(), measurer: squareMeasurer }
    expect(layoutPage({ ...input, engine: undefined })).toEqual(
      layoutPage({ ...input, engine: loaded }),
    )
  })
})

describe('a text in its box', () => {
  const box = { width: 60, height: 40 }

  test.each([
    ['top', 0],
    ['middle', 10],
    ['bottom', 20],
  ] as const)('aligned to the %s, its lines start %d px below the top', (verticalAlign, offset) => {
    const [text] = layout([textLayer('t', { text: 'aaaa bbbb', frame: box, verticalAlign })]).boxes
    expect(text).toMatchObject({ contentX: 0, contentY: offset })
  })

  test('lines too many for the height are kept when they may show', () => {
    const [text] = layout([
      textLayer('t', { text: 'aaaa bbbb cccc', frame: { width: 40, height: 20 } }),
    ]).boxes
    expect(text).toMatchObject({ paragraph: { clamped: false, heightPx: 30 } })
  })

  test('lines too many for the height are cut when they may not', () => {
    const frame = { width: 40, height: 20 }
    const [text] = layout([
      textLayer('t', { text: 'aaaa bbbb cccc', frame, overflow: 'clip' }),
    ]).boxes
    expect(text).toMatchObject({ paragraph: { clamped: true, heightPx: 20 } })
  })

  test('lines too many by number make a text lower', () => {
    const text = textLayer('t', { text: 'aaaa bbbb cccc', frame: { width: 40 }, maxLines: 2 })
    expect(dump(text)).toEqual(['t  x=0 y=0 w=40 h=20'])
  })
})
