import type { MeasureFunction, Node } from 'yoga-layout/load'
import { PlatenError } from '../foundation/errors.ts'
import type { LayoutEngine } from './load-yoga.ts'

/** Nodes of one layout. They are freed together by `withYogaTree`, whatever happens. */
export class YogaTree {
  readonly engine: LayoutEngine
  readonly root: Node
  readonly #nodes: Node[] = []
  #failure: { readonly error: unknown } | undefined

  constructor(engine: LayoutEngine) {
    this.engine = engine
    this.root = this.#create()
  }

  appendChild(parent: Node, position: number): Node {
    const node = this.#create()
    parent.insertChild(node, position)
    return node
  }

  /**
   * Lets `measure` size a leaf. What it throws is kept and thrown again by `calculate`: an exception
   * that crossed WebAssembly frames would leave the engine's stack pointer where it was.
   */
  setMeasure(node: Node, measure: MeasureFunction): void {
    node.setMeasureFunc((width, widthMode, height, heightMode) => {
      if (this.#failure !== undefined) return { width: 0, height: 0 }
      try {
        return measure(width, widthMode, height, heightMode)
      } catch (error) {
        this.#failure = { error }
        return { width: 0, height: 0 }
      }
    })
  }

  /** Shares of the root are taken of the given size. */
  calculate(ownerWidthPx: number, ownerHeightPx: number): void {
    const { yoga } = this.engine
    this.root.calculateLayout(ownerWidthPx, ownerHeightPx, yoga.DIRECTION_LTR)
    if (this.#failure !== undefined) throw this.#failure.error
  }

  /** What a measure callback threw. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure
  }

  free(): void {
    // Last created first, so that no node outlives its parent for longer than needed.
    for (let index = this.#nodes.length - 1; index >= 0; index--) this.#nodes[index]?.free()
  }

  #create(): Node {
    const { yoga, config } = this.engine
    const node = yoga.Node.createWithConfig(config)
    this.#nodes.push(node)
    return node
  }
}

/**
 * Runs `use` on a fresh tree and frees all its nodes, also when it throws.
 *
 * A trap inside Yoga makes the whole engine useless: it is discarded, and nothing is freed in it.
 *
 * @throws {PlatenError} internal, when Yoga itself fails.
 */
export function withYogaTree<T>(engine: LayoutEngine, use: (tree: YogaTree) => T): T {
  const tree = guard(engine, () => new YogaTree(engine))
  try {
    return guard(engine, () => use(tree), tree)
  } finally {
    if (!engine.isBroken) tree.free()
  }
}

function guard<T>(engine: LayoutEngine, run: () => T, tree?: YogaTree): T {
  try {
    return run()
  } catch (error) {
    const isOfMeasure = tree?.failure !== undefined && tree.failure.error === error
    if (isOfMeasure || !isEngineFailure(error)) throw error
    engine.discard()
    throw new PlatenError('internal', 'The layout engine failed on this page.', { cause: error })
  }
}

/** Traps, and stack overflows of the host, which also unwind WebAssembly frames midway. */
function isEngineFailure(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError')
}
