import { describe, expect, test, vi } from 'vitest'
import { PlatenError } from '../../src/foundation/errors.ts'
import { layoutPage } from '../../src/layout/layout-page.ts'
import { LayoutEngine, loadYoga } from '../../src/layout/load-yoga.ts'
import { withYogaTree } from '../../src/layout/with-yoga-tree.ts'
import type { ResolvedLayer } from '../../src/overrides/resolved-template.ts'
import { assetTable, containerLayer, shapeLayer, textLayer } from './layers.ts'
import { squareMeasurer } from './square-measurer.ts'

interface WasmMemory {
  readonly buffer: ArrayBuffer
}

/** A fresh engine together with the memory it lives in, caught as it is instantiated. */
async function loadWatchedEngine(): Promise<{ engine: LayoutEngine; memory: WasmMemory }> {
  const wasm = Reflect.get(globalThis, 'WebAssembly')
  const instantiate = vi.spyOn(wasm, 'instantiate')
  try {
    const { loadYoga: loadModule } = await import('yoga-layout/load')
    const engine = new LayoutEngine(await loadModule())
    const [result] = await Promise.all(instantiate.mock.results.map(({ value }) => value))
    const { exports } = result.instance ?? result
    const memory = Object.values(exports).find((value) => value instanceof wasm.Memory)
    return { engine, memory: memory as WasmMemory }
  } finally {
    instantiate.mockRestore()
  }
}

const ROW = containerLayer(
  'row',
  [
    textLayer('title', { text: 'aaaa bbbb cccc' }),
    containerLayer('inner', [shapeLayer('a', { frame: { width: 20, height: 20 } })]),
  ],
  { frame: { width: 80 } },
)

function layout(layer: ResolvedLayer, engine: LayoutEngine, measurer = squareMeasurer) {
  return layoutPage({
    canvas: { width: 400, height: 300, background: undefined, zoom: 1 },
    page: { name: undefined, layers: [layer] },
    assets: assetTable(),
    measurer,
    engine,
  })
}

function nest(depth: number): ResolvedLayer {
  let layer: ResolvedLayer = shapeLayer('leaf', { frame: { width: 1, height: 1 } })
  for (let level = 0; level < depth; level++) layer = containerLayer(`c${level}`, [layer])
  return layer
}

describe('withYogaTree', () => {
  test('2,000 layouts leave the memory of the engine as large as it was', async () => {
    const { engine, memory } = await loadWatchedEngine()
    for (let round = 0; round < 200; round++) layout(ROW, engine)
    const before = memory.buffer.byteLength
    for (let round = 0; round < 2_000; round++) layout(ROW, engine)
    expect(memory.buffer.byteLength).toBe(before)
  })

  test('layouts that throw free their nodes as well', async () => {
    const { engine, memory } = await loadWatchedEngine()
    const failing = () =>
      withYogaTree(engine, (tree) => {
        for (let position = 0; position < 50; position++) tree.appendChild(tree.root, position)
        throw new Error('no more')
      })
    for (let round = 0; round < 20; round++) expect(failing).toThrow('no more')
    const before = memory.buffer.byteLength
    for (let round = 0; round < 2_000; round++) expect(failing).toThrow('no more')
    expect(memory.buffer.byteLength).toBe(before)
  })

  test('what a text engine throws comes out as it is, and the engine stays good', async () => {
    const { engine } = await loadWatchedEngine()
    const refusal = new PlatenError('text_too_complex', 'The text "title" needs too many glyphs.')
    const refuse = () => {
      throw refusal
    }
    for (let round = 0; round < 500; round++) {
      expect(() => layout(ROW, engine, { ...squareMeasurer, layoutParagraph: refuse })).toThrow(
        refusal,
      )
    }
    expect(engine.isBroken).toBe(false)
    expect(layout(ROW, engine).boxes[0]?.rect.width).toBe(80)
  })

  test('a trap inside Yoga is an internal error, and the next load gives a fresh engine', async () => {
    const engine = await loadYoga()
    const trap = () =>
      withYogaTree(engine, (tree) => {
        let { root: node } = tree
        for (let depth = 0; depth < 3_000; depth++) node = tree.appendChild(node, 0)
        tree.calculate(100, 100)
      })
    expect(trap).toThrow(expect.objectContaining({ code: 'internal' }))
    expect(engine.isBroken).toBe(true)
    const next = await loadYoga()
    expect(next).not.toBe(engine)
    expect(layout(ROW, next).boxes[0]?.rect.width).toBe(80)
  })

  test('containers nested deeper than Yoga can bear are refused before it is asked', async () => {
    const engine = await loadYoga()
    expect(() => layout(nest(2_000), engine)).toThrow(expect.objectContaining({ code: 'too_deep' }))
    expect(engine.isBroken).toBe(false)
    expect(layout(nest(60), engine).boxes).toHaveLength(1)
  })
})
