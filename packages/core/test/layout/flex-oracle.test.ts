import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Box } from '../../src/layout/box-tree.ts'
import { layoutPage } from '../../src/layout/layout-page.ts'
import { type LayoutEngine, loadYoga } from '../../src/layout/load-yoga.ts'
import { assetTable } from './layers.ts'
import { buildRecordedLayer, listNaturalSizes, type RecordedNode } from './oracle-layers.ts'
import { squareMeasurer } from './square-measurer.ts'

type RecordedBox = readonly [name: string, x: number, y: number, width: number, height: number]

interface RecordedCase {
  readonly name: string
  readonly root: RecordedNode
  readonly boxes: readonly RecordedBox[]
}

const recording = new URL('../oracle/flex.json', import.meta.url)
const { cases }: { cases: readonly RecordedCase[] } = JSON.parse(readFileSync(recording, 'utf8'))

const TOLERANCE_PX = 0.5

/** Cases in which Chromium and we differ, and why. One that agrees again must leave the list. */
const KNOWN_MISSES: Readonly<Record<string, string>> = {}

let engine: LayoutEngine
beforeAll(async () => {
  engine = await loadYoga()
})

function measure({ root }: RecordedCase): ReadonlyMap<string, RecordedBox> {
  const tree = layoutPage({
    canvas: { width: 400, height: 300, background: undefined, zoom: 1 },
    page: { name: undefined, layers: [buildRecordedLayer(root)] },
    assets: assetTable(listNaturalSizes(root)),
    measurer: squareMeasurer,
    engine,
  })
  return new Map(tree.boxes.flatMap(listBoxes).map((box) => [box[0], box]))
}

function listBoxes(box: Box): readonly RecordedBox[] {
  const { x, y, width, height } = box.rect
  const children = box.kind === 'container' ? box.children.flatMap(listBoxes) : []
  return [[box.layer.path, x, y, width, height], ...children]
}

/** Boxes that are not where Chromium has them, as `name: expected … but was …`. */
function findMisses(recorded: RecordedCase): readonly string[] {
  const measured = measure(recorded)
  return recorded.boxes.flatMap((expected) => {
    const actual = measured.get(expected[0])
    const agrees = [1, 2, 3, 4].every(
      (side) => Math.abs(Number(expected[side]) - Number(actual?.[side])) <= TOLERANCE_PX,
    )
    return agrees ? [] : [`${expected.join(' ')} but was ${actual?.slice(1).join(' ')}`]
  })
}

describe('layoutPage agrees with Chromium', () => {
  test.each(cases)('$name', (recorded) => {
    const misses = findMisses(recorded)
    if (Object.hasOwn(KNOWN_MISSES, recorded.name)) expect(misses).not.toEqual([])
    else expect(misses).toEqual([])
  })

  test('in at least 95 % of the recorded cases', () => {
    const known = Object.keys(KNOWN_MISSES)
    const names = new Set(cases.map(({ name }) => name))
    expect(known.filter((name) => !names.has(name))).toEqual([])
    expect(cases.length).toBeGreaterThanOrEqual(80)
    expect(known.length / cases.length).toBeLessThanOrEqual(0.05)
  })
})
