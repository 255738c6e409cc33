import { beforeAll, describe, expect, test } from 'vitest'
import type { BoxTree } from '../../src/layout/box-tree.ts'
import { layoutPage } from '../../src/layout/layout-page.ts'
import { type LayoutEngine, loadYoga } from '../../src/layout/load-yoga.ts'
import type { ResolvedLayer } from '../../src/overrides/resolved-template.ts'
import { dumpBoxes } from './dump-boxes.ts'
import { assetTable, containerLayer, shapeLayer, textLayer } from './layers.ts'
import { squareMeasurer } from './square-measurer.ts'

let loaded: LayoutEngine
beforeAll(async () => {
  loaded = await loadYoga()
})

const CANVAS = { width: 400, height: 300, background: undefined, zoom: 1 }

function layout(layers: readonly ResolvedLayer[]): BoxTree {
  const page = { name: undefined, layers }
  const assets = assetTable()
  return layoutPage({ canvas: CANVAS, page, assets, measurer: squareMeasurer, engine: loaded })
}

function dump(...layers: ResolvedLayer[]): readonly string[] {
  return dumpBoxes(layout(layers)).split('\n')
}

describe('a text that shrinks', () => {
  test('takes the largest size that fits its box', () => {
    const text = textLayer('t', {
      text: 'aaaaaaaa',
      fit: 'shrink',
      frame: { width: 60, height: 30 },
    })
    const [box] = layout([text]).boxes
    expect(box).toMatchObject({ shrunk: true, paragraph: { fontSizePx: 7.5 }, rect: { width: 60 } })
  })

  test('keeps its size where it fits', () => {
    const text = textLayer('t', { text: 'aaaa', fit: 'shrink', frame: { width: 60, height: 30 } })
    expect(layout([text]).boxes[0]).toMatchObject({ shrunk: false, paragraph: { fontSizePx: 10 } })
  })

  test('stops at its smallest size', () => {
    const frame = { width: 20, height: 30 }
    const text = textLayer('t', { text: 'aaaaaaaa', fit: 'shrink', minFontSizePx: 6, frame })
    expect(layout([text]).boxes[0]).toMatchObject({
      paragraph: { fontSizePx: 6, overflowsWidth: true },
    })
  })

  test('gives way in a row down to its longest word at its smallest size, and then is fitted', () => {
    const row = containerLayer(
      'row',
      [
        textLayer('t', {
          text: 'aaaaaaaaaa',
          fit: 'shrink',
          minFontSizePx: 4,
          frame: { height: 20 },
        }),
        shapeLayer('b', { frame: { width: 80, height: 20 }, flex: { shrink: 0 } }),
      ],
      { frame: { width: 150 } },
    )
    expect(dump(row)).toEqual([
      'row  x=0 y=0 w=150 h=20',
      '  t  x=0 y=0 w=70 h=20',
      '  b  x=70 y=0 w=80 h=20',
    ])
    expect(layout([row]).boxes[0]).toMatchObject({
      children: [{ paragraph: { fontSizePx: 7 } }, {}],
    })
  })

  test('leaves what it no longer needs to its siblings', () => {
    const column = containerLayer(
      'column',
      [
        textLayer('t', { text: 'aaaaaaaaaa', fit: 'shrink', frame: { width: 50 } }),
        shapeLayer('rest', { flex: { grow: 1 } }),
      ],
      { direction: 'column', frame: { width: 50, height: 100 } },
    )
    expect(dump(column)).toEqual([
      'column  x=0 y=0 w=50 h=100',
      '  t  x=0 y=0 w=50 h=5',
      '  rest  x=0 y=5 w=50 h=95',
    ])
  })

  test('spacing and line heights in px shrink with the size', () => {
    const text = textLayer('t', {
      text: 'aaaaaaaaaa',
      fit: 'shrink',
      lineHeight: { unit: 'px', value: 20 },
      frame: { width: 50, height: 90 },
    })
    expect(layout([text]).boxes[0]).toMatchObject({ paragraph: { fontSizePx: 5, heightPx: 10 } })
  })
})

describe('a text that grows', () => {
  const frame = { width: 60, height: 30 }

  test('takes the largest size that fits its box', () => {
    const text = textLayer('t', { text: 'aaa', fit: 'grow', frame })
    expect(layout([text]).boxes[0]).toMatchObject({
      sizedBy: 'fit',
      shrunk: false,
      paragraph: { fontSizePx: 20 },
    })
  })

  test('stops at its largest size', () => {
    const text = textLayer('t', { text: 'aaa', fit: 'grow', maxFontSizePx: 14, frame })
    expect(layout([text]).boxes[0]).toMatchObject({ paragraph: { fontSizePx: 14 } })
  })

  test('shrinks where even its own size is too large', () => {
    const text = textLayer('t', {
      text: 'aaaaaaaaaaaa',
      fit: 'grow',
      frame: { width: 60, height: 9 },
    })
    expect(layout([text]).boxes[0]).toMatchObject({ shrunk: true, paragraph: { fontSizePx: 5 } })
  })

  test('to fill its width does so in its own lines, whatever its height', () => {
    const text = textLayer('t', {
      text: 'aa aa\naaa',
      fit: 'fill-width',
      frame: { ...frame, height: 9 },
    })
    expect(layout([text]).boxes[0]).toMatchObject({
      paragraph: { fontSizePx: 12, widthPx: 60, lines: [{}, {}] },
    })
  })
})

describe('copy variants', () => {
  const texts = ['aaaaaaaaaaaa', 'aaaaaaaa', 'aaaa']
  const variants = {
    text: 'aaaaaaaaaaaa',
    shorter: texts.slice(1).map((text) => ({ text, spans: [] })),
  }

  test.each([
    ['the longest where it fits', { width: 120, height: 10 }, 0, 10],
    ['the first that fits', { width: 90, height: 10 }, 1, 10],
    ['the last where none fits', { width: 20, height: 10 }, 2, 10],
  ])('show %s', (_why, frame, variant, fontSizePx) => {
    const text = textLayer('t', { ...variants, frame })
    const [box] = layout([text]).boxes
    expect(box).toMatchObject({ variant, paragraph: { fontSizePx } })
    expect(box?.kind === 'text' && box.layer.text).toBe(texts[variant])
  })

  test('come before a size below the smallest, and after one above it', () => {
    const shrinking = { ...variants, fit: 'shrink', minFontSizePx: 8 } as const
    const wide = textLayer('t', { ...shrinking, frame: { width: 100, height: 10 } })
    expect(layout([wide]).boxes[0]).toMatchObject({ variant: 0, paragraph: { fontSizePx: 8 } })
    const narrow = textLayer('t', { ...shrinking, frame: { width: 90, height: 10 } })
    expect(layout([narrow]).boxes[0]).toMatchObject({ variant: 1, paragraph: { fontSizePx: 10 } })
  })

  test('leave to siblings what the shorter one does not need', () => {
    const row = containerLayer(
      'row',
      [
        textLayer('t', { ...variants, wrap: 'none' }),
        shapeLayer('b', { frame: { width: 80, height: 10 }, flex: { shrink: 0 } }),
        shapeLayer('rest', { flex: { grow: 1 } }),
      ],
      { frame: { width: 130 } },
    )
    expect(dump(row)).toEqual([
      'row  x=0 y=0 w=130 h=10',
      '  t  x=0 y=0 w=40 h=10',
      '  b  x=40 y=0 w=80 h=10',
      '  rest  x=120 y=0 w=10 h=10',
    ])
  })
})
