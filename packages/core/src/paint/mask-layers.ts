import { PlatenError } from '../foundation/errors.ts'
import type { Matrix } from '../foundation/matrix.ts'
import { quote } from '../foundation/quote.ts'
import type { Box, ShapeBox } from '../layout/box-tree.ts'

/** A shape that clips other layers, and the transform of the boxes around it. */
export interface MaskLayer {
  readonly box: ShapeBox
  readonly outer: Matrix | undefined
}

type Turn = (box: Box, outer: Matrix | undefined) => Matrix | undefined

/** The shapes of a page that layers name in `clip`: these are not drawn themselves. */
export class MaskLayers {
  readonly #named: ReadonlySet<string>
  readonly #byPath = new Map<string, MaskLayer>()

  /**
   * @param turn The transform inside of a box.
   * @throws {PlatenError} `reference_cycle` when an order makes shapes clip one another in a circle.
   */
  constructor(boxes: readonly Box[], turn: Turn) {
    this.#named = new Set(listClips(boxes))
    if (this.#named.size === 0) return
    this.#find(boxes, undefined, turn)
    this.#assertNoCircles()
  }

  isMask(path: string): boolean {
    return this.#named.has(path)
  }

  /** The shape of a path; `undefined` when it is not on the page, being hidden. */
  get(path: string): MaskLayer | undefined {
    return this.#byPath.get(path)
  }

  /** Every shape has at most one way to go: whoever comes back to where he walks goes in a circle. */
  #assertNoCircles(): void {
    const settled = new Set<string>()
    for (const start of this.#byPath.keys()) {
      const walked = new Set<string>()
      for (let path = start; !settled.has(path); ) {
        if (walked.has(path)) throw circular(path)
        walked.add(path)
        const clip = this.#byPath.get(path)?.box.layer.clip
        if (clip?.type !== 'layer') break
        path = clip.path
      }
      for (const path of walked) settled.add(path)
    }
  }

  #find(boxes: readonly Box[], outer: Matrix | undefined, turn: Turn): void {
    for (const box of boxes) {
      if (box.kind === 'container') this.#find(box.children, turn(box, outer), turn)
      if (box.kind !== 'shape' || !this.#named.has(box.layer.path)) continue
      this.#byPath.set(box.layer.path, { box, outer })
    }
  }
}

function* listClips(boxes: readonly Box[]): Iterable<string> {
  for (const { kind, layer, ...box } of boxes) {
    if (layer.clip?.type === 'layer') yield layer.clip.path
    if (kind === 'container' && 'children' in box) yield* listClips(box.children)
  }
}

function circular(path: string): PlatenError {
  const detail = `Layer ${quote(path)} is clipped by itself, through the layers that its "clip" leads to.`
  return new PlatenError('reference_cycle', detail)
}
