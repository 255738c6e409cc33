import { beforeAll, describe, expect, test } from 'vitest'
import { layoutPage } from '../../src/layout/layout-page.ts'
import { type LayoutEngine, loadYoga } from '../../src/layout/load-yoga.ts'
import type { ResolvedLayer } from '../../src/overrides/resolved-template.ts'
import { dumpBoxes } from './dump-boxes.ts'
import { assetTable, containerLayer, shapeLayer, textLayer } from './layers.ts'
import { squareMeasurer } from './square-measurer.ts'

let engine: LayoutEngine
beforeAll(async () => {
  engine = await loadYoga()
})

function dump(...layers: ResolvedLayer[]): string {
  return dumpBoxes(
    layoutPage({
      canvas: { width: 400, height: 300, background: undefined, zoom: 1 },
      page: { name: undefined, layers },
      assets: assetTable(),
      measurer: squareMeasurer,
      engine,
    }),
  )
}

describe('layoutPage', () => {
  test('a row shrinks its children by their size, and no text below its longest word', () => {
    const row = containerLayer(
      'row',
      [
        shapeLayer('mark', { frame: { width: 50, height: 20 } }),
        textLayer('title', { text: 'hello big world' }),
        containerLayer('group', [textLayer('note', { text: 'a b c' })], { flex: { grow: 1 } }),
      ],
      { frame: { left: 10, top: 10, width: 200 }, columnGap: 5 },
    )
    expect(dump(row)).toBe(
      [
        'row  x=10 y=10 w=200 h=20',
        '  mark  x=10 y=10 w=38 h=20',
        '  title  x=53 y=10 w=114 h=20',
        '  group  x=172 y=10 w=38 h=20',
        '    note  x=172 y=10 w=38 h=20',
      ].join('\n'),
    )
  })
})
