import { beforeAll, describe, expect, test } from 'vitest'
import type { BoxTree } from '../../src/layout/box-tree.ts'
import { layoutPage } from '../../src/layout/layout-page.ts'
import { type LayoutEngine, loadYoga } from '../../src/layout/load-yoga.ts'
import type { ResolvedLayer } from '../../src/overrides/resolved-template.ts'
import { assetTable, containerLayer, shapeLayer } from './layers.ts'
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

describe('a container that is too full', () => {
  const child = (path: string, priority?: number) => ({
    ...shapeLayer(path, { frame: { width: 40, height: 10 }, flex: { shrink: 0 } }),
    priority,
  })
  const fill = (width: number, ...children: ReturnType<typeof child>[]) =>
    layout([containerLayer('row', children, { frame: { width } })])

  test.each<[why: string, width: number, dropped: readonly string[]]>([
    ['drops nothing while all fits', 160, []],
    ['drops the lowest priority first', 120, ['b']],
    ['drops one after the other', 80, ['b', 'c']],
    ['keeps what has no priority', 10, ['b', 'c', 'd']],
  ])('%s', (_why, width, dropped) => {
    const tree = fill(width, child('a'), child('b', 1), child('c', 2), child('d', 9))
    expect(tree.dropped).toEqual(dropped)
  })

  test('drops the last of equal ones', () => {
    expect(fill(90, child('a', 1), child('b', 1), child('c', 1)).dropped).toEqual(['c'])
  })

  test('drops at most 32', () => {
    const many = Array.from({ length: 40 }, (_, index) => child(`c${index}`, 1))
    expect(fill(10, ...many).dropped).toHaveLength(32)
  })

  test('lays the others out as if the dropped were not there', () => {
    const [row] = fill(90, child('a'), child('b', 1), child('c')).boxes
    expect(row).toMatchObject({ children: [{ rect: { x: 0 } }, { rect: { x: 40 } }] })
  })
})
