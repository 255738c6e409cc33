import { blank, container, image, text } from './oracle-builders.ts'
import type {
  OracleCase,
  OracleContainer,
  OracleEdges,
  OracleFrame,
  OracleItem,
  OracleLength,
  OracleNode,
} from './oracle-node.ts'

/** Numbers in 0..1 that are the same in every run (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const DIRECTIONS = [
  'row',
  'row',
  'row',
  'column',
  'column',
  'row-reverse',
  'column-reverse',
] as const
const JUSTIFY = ['center', 'end', 'space-between', 'space-around', 'space-evenly'] as const
const ALIGN = ['start', 'center', 'end'] as const
const WORDS = ['a', 'bb', 'ccc', 'dddd', 'eeeeee', 'ffffffff']

/**
 * Trees of properties that nobody thought of together, from those that templates use: no lines in
 * reverse, no columns of several lines, no baselines down a column.
 */
class CaseMaker {
  readonly #random: () => number
  #count = 0

  constructor(seed: number) {
    this.#random = createRandom(seed)
  }

  makeRoot(): OracleNode {
    const left = this.#between(0, 60)
    const frame: OracleFrame = {
      left,
      top: this.#between(0, 40),
      ...this.#sometimes(0.8, () => ({ width: this.#between(160, 320) })),
      ...this.#sometimes(0.5, () => ({ height: this.#between(100, 250) })),
    }
    return this.#makeContainer(frame, {}, 2)
  }

  #makeNode(depth: number): OracleNode {
    const frame = this.#makeFrame()
    const item = this.#makeItem()
    const roll = this.#random()
    if (depth > 0 && roll < 0.35) return this.#makeContainer(frame, item, depth - 1)
    if (roll < 0.75) {
      const words = Array.from({ length: this.#between(1, 5) }, () => this.#pick(WORDS))
      const fontSizePx = this.#pick([10, 10, 20])
      return text(this.#nextName(), words.join(' '), {
        frame,
        item,
        fontSizePx,
        lineHeight: this.#pick([1, 2]),
      })
    }
    if (roll < 0.83) {
      const natural = [this.#between(10, 80), this.#between(10, 50)] as const
      return image(this.#nextName(), natural, { frame: keepOneSide(frame), item })
    }
    return blank(this.#nextName(), {
      frame: { width: this.#between(5, 80), height: this.#between(5, 40), ...frame },
      item,
    })
  }

  #makeContainer(frame: OracleFrame, item: OracleItem, depth: number): OracleNode {
    const name = this.#nextName()
    const children = Array.from({ length: this.#between(1, 4) }, () => this.#makeNode(depth))
    return container(name, { frame, item, ...this.#makeLayout() }, children)
  }

  #makeLayout(): OracleContainer {
    const direction = this.#pick(DIRECTIONS)
    const isRow = direction.startsWith('row')
    return {
      direction,
      ...this.#sometimes(isRow ? 0.25 : 0, () => ({ wrap: 'wrap' })),
      ...this.#sometimes(0.5, () => ({
        columnGap: this.#between(1, 12),
        rowGap: this.#between(1, 12),
      })),
      ...this.#sometimes(0.4, () => ({ padding: this.#makeEdges(() => this.#between(0, 14)) })),
      ...this.#sometimes(0.2, () => ({ borderWidth: this.#between(1, 4) })),
      ...this.#sometimes(0.4, () => ({ justify: this.#pick(JUSTIFY) })),
      ...this.#sometimes(0.5, () => ({
        align: this.#pick(isRow ? ([...ALIGN, 'baseline'] as const) : ALIGN),
      })),
      ...this.#sometimes(0.2, () => ({ alignContent: this.#pick(JUSTIFY) })),
      ...this.#sometimes(0.1, () => ({ overflow: 'hidden' })),
    }
  }

  #makeFrame(): OracleFrame {
    return {
      ...this.#sometimes(0.2, () => ({ width: this.#makeLength(110) })),
      ...this.#sometimes(0.15, () => ({ height: this.#between(10, 60) })),
      ...this.#pick<OracleFrame>([
        {},
        {},
        {},
        { minWidth: this.#between(0, 60) },
        { maxWidth: this.#between(40, 120) },
        { minHeight: this.#between(0, 40) },
        { maxHeight: this.#between(20, 60) },
      ]),
    }
  }

  #makeItem(): OracleItem {
    return {
      ...this.#sometimes(0.3, () => ({ grow: this.#pick([1, 1, 2]) })),
      ...this.#sometimes(0.2, () => ({ shrink: this.#pick([0, 0, 0.5, 2]) })),
      ...this.#sometimes(0.2, () => ({ basis: this.#pick<OracleLength>([0, 0, 40, '50%']) })),
      ...this.#sometimes(0.15, () => ({ alignSelf: this.#pick([...ALIGN, 'stretch'] as const) })),
      ...this.#sometimes(0.2, () => ({ margin: this.#makeEdges(() => this.#between(0, 8)) })),
      ...this.#sometimes(0.05, () => ({ margin: { left: 'auto' } })),
    }
  }

  #makeEdges<T>(make: () => T): OracleEdges<T> {
    return { top: make(), right: make(), bottom: make(), left: make() }
  }

  #makeLength(most: number): OracleLength {
    return this.#random() < 0.25 ? `${this.#pick([20, 50, 100])}%` : this.#between(10, most)
  }

  #sometimes<T extends object>(chance: number, make: () => T): T | Record<string, never> {
    return this.#random() < chance ? make() : {}
  }

  #pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.#random() * values.length)]
    if (value === undefined) throw new RangeError('There is nothing to pick from.')
    return value
  }

  #between(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1))
  }

  #nextName(): string {
    this.#count++
    return `n${this.#count}`
  }
}

/** A picture with both sides given would say nothing of its shape. */
function keepOneSide(frame: OracleFrame): OracleFrame {
  const { height: _height, ...rest } = frame
  return rest.width === undefined ? frame : rest
}

/** Always the same cases; a new seed makes new ones. */
export function makeRandomCases(count: number, seed: number): readonly OracleCase[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `random ${seed + index}`,
    root: new CaseMaker(seed + index).makeRoot(),
  }))
}
