import { readFileSync } from 'node:fs'
import type { Box } from '../../src/layout/box-tree.ts'
import { layoutPage } from '../../src/layout/layout-page.ts'
import type { LayoutEngine } from '../../src/layout/load-yoga.ts'
import { assetTable } from './layers.ts'
import { buildRecordedLayer, listNaturalSizes, type RecordedNode } from './oracle-layers.ts'
import { squareMeasurer } from './square-measurer.ts'

type RecordedBox = readonly [name: string, x: number, y: number, width: number, height: number]

export interface RecordedCase {
  readonly name: string
  readonly root: RecordedNode
  readonly boxes: readonly RecordedBox[]
}

const TOLERANCE_PX = 0.5

/** Cases that Chromium has laid out on a canvas of 400 × 300 px; `record-flex.ts` writes them. */
export function readRecording(name: string): readonly RecordedCase[] {
  const file = new URL(`../oracle/${name}`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')).cases
}

/** Boxes that are not where Chromium has them, as `name: expected … but was …`. */
export function findMisses(recorded: RecordedCase, engine: LayoutEngine): readonly string[] {
  const tree = layoutPage({
    canvas: { width: 400, height: 300, background: undefined, zoom: 1 },
    page: { name: undefined, layers: [buildRecordedLayer(recorded.root)] },
    assets: assetTable(listNaturalSizes(recorded.root)),
    measurer: squareMeasurer,
    engine,
  })
  const measured = new Map(tree.boxes.flatMap(listBoxes).map((box) => [box[0], box]))
  return recorded.boxes.flatMap((expected) => {
    const actual = measured.get(expected[0])
    const agrees = [1, 2, 3, 4].every(
      (side) => Math.abs(Number(expected[side]) - Number(actual?.[side])) <= TOLERANCE_PX,
    )
    return agrees ? [] : [`${expected.join(' ')} but was ${actual?.slice(1).join(' ')}`]
  })
}

function listBoxes(box: Box): readonly RecordedBox[] {
  const { x, y, width, height } = box.rect
  const children = box.kind === 'container' ? box.children.flatMap(listBoxes) : []
  return [[box.layer.path, x, y, width, height], ...children]
}
