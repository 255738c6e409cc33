import type { Rect } from '../../foundation/geometry.ts'
import {
  IDENTITY,
  invert,
  type Matrix,
  multiply,
  transformBounds,
} from '../../foundation/matrix.ts'
import { EMPTY_PATH, type Path, PathBuilder } from '../../foundation/path.ts'
import type { ColorNode, GlyphPaint } from './color-glyph.ts'
import { composite } from './composite.ts'

/** Clips and groups that may be open at once. */
const MAX_DEPTH = 64
/** Nodes of one glyph; the heaviest flags of Noto Color Emoji have some 6,000. */
const MAX_NODES = 20_000
/** Groups of one glyph, each of which may copy all nodes. */
const MAX_GROUPS = 2_000

interface OutlineClip {
  readonly outline: Path
  readonly transform: Matrix
}

/** What is open: a clip with its outline, or a group. */
interface Frame {
  readonly clip: OutlineClip | undefined
  /** Nodes drawn so far; those that fill the clip's own outline need no cutting. */
  nodes: ColorNode[]
  readonly filling: Set<ColorNode>
}

/**
 * Turns the calls of HarfBuzz's paint functions into nodes. A glyph beyond the bounds is only counted
 * on, never thrown out of a callback, which would leave HarfBuzz in the middle of its work.
 */
export class PaintRecorder {
  /** The glyph is nested too deeply or has too many parts. */
  isTooComplex = false
  readonly #outlineOf: (glyphId: number) => Path
  readonly #frames: Frame[] = [openFrame(undefined)]
  readonly #transforms: Matrix[] = [IDENTITY]
  readonly #weights = new WeakMap<ColorNode, number>()
  #drawn = 0
  #groups = 0

  constructor(outlineOf: (glyphId: number) => Path) {
    this.#outlineOf = outlineOf
  }

  get nodes(): readonly ColorNode[] {
    return this.#frames[0]?.nodes ?? []
  }

  get nodeCount(): number {
    return this.#weigh(this.nodes)
  }

  pushTransform(transform: Matrix): void {
    if (this.#transforms.length > 4 * MAX_DEPTH) this.#giveUp()
    this.#transforms.push(multiply(this.#transform, transform))
  }

  popTransform(): void {
    if (this.#transforms.length > 1) this.#transforms.pop()
  }

  pushClipGlyph(glyphId: number): void {
    const outline = this.isTooComplex ? EMPTY_PATH : this.#outlineOf(glyphId)
    this.#push({ outline, transform: this.#transform })
  }

  pushClipRectangle(left: number, bottom: number, right: number, top: number): void {
    const outline = new PathBuilder()
      .moveTo(left, bottom)
      .lineTo(right, bottom)
      .lineTo(right, top)
      .lineTo(left, top)
      .close()
      .build()
    this.#push({ outline, transform: this.#transform })
  }

  popClip(): void {
    const frame = this.#pop()
    if (frame?.clip === undefined) return
    const { outline, transform } = frame.clip
    let cut: ColorNode[] = []
    const nodes: ColorNode[] = []
    const finish = () => {
      if (cut.length === 0) return
      nodes.push({ kind: 'clip', outline, outlineTransform: transform, children: cut })
      cut = []
    }
    for (const node of frame.nodes) {
      if (!frame.filling.has(node)) cut.push(node)
      else {
        finish()
        nodes.push(node)
      }
    }
    finish()
    this.#add(nodes)
  }

  pushGroup(): void {
    if (++this.#groups > MAX_GROUPS) this.#giveUp()
    this.#push(undefined)
  }

  popGroup(mode: number): void {
    const group = this.#pop()
    const under = this.#frames.at(-1)
    if (group === undefined || under === undefined || this.isTooComplex) return
    under.nodes = [...composite(mode, under.nodes, group.nodes)]
    if (this.#weigh(under.nodes) > MAX_NODES) this.#giveUp()
  }

  /** @param build The paint, or `undefined` for none, by the area that it is seen in, in its own space. */
  paint(build: (area: Rect) => GlyphPaint | undefined): void {
    const clip = this.#frames.findLast((frame) => frame.clip !== undefined)?.clip
    if (clip === undefined || this.isTooComplex || clip.outline.verbs.length === 0) return
    const toPaint = invert(this.#transform)
    if (toPaint === undefined) return
    const area = boundsOf(clip.outline, multiply(toPaint, clip.transform))
    const paint = build(area)
    if (paint === undefined) return
    const node: ColorNode = {
      kind: 'fill',
      outline: clip.outline,
      outlineTransform: clip.transform,
      paint,
      paintTransform: this.#transform,
    }
    this.#add([node])
    const frame = this.#frames.at(-1)
    if (frame?.clip === clip) frame.filling.add(node)
  }

  get #transform(): Matrix {
    return this.#transforms.at(-1) ?? IDENTITY
  }

  #push(clip: OutlineClip | undefined): void {
    if (this.#frames.length > MAX_DEPTH) this.#giveUp()
    this.#frames.push(openFrame(clip))
  }

  #pop(): Frame | undefined {
    return this.#frames.length > 1 ? this.#frames.pop() : undefined
  }

  #add(nodes: readonly ColorNode[]): void {
    const frame = this.#frames.at(-1)
    if (frame === undefined || this.isTooComplex) return
    this.#drawn += nodes.length
    if (this.#drawn > MAX_NODES) this.#giveUp()
    else for (const node of nodes) frame.nodes.push(node)
  }

  #giveUp(): void {
    this.isTooComplex = true
    for (const frame of this.#frames) frame.nodes = []
  }

  /** Nodes at all depths, those that stand in two places counted twice. */
  #weigh(nodes: readonly ColorNode[]): number {
    let sum = 0
    for (const node of nodes) {
      let weight = this.#weights.get(node)
      if (weight === undefined) {
        const inside = 'children' in node ? this.#weigh(node.children) : 0
        weight = 1 + inside + (node.kind === 'mask' ? this.#weigh(node.mask) : 0)
        this.#weights.set(node, weight)
      }
      sum += weight
    }
    return sum
  }
}

function openFrame(clip: OutlineClip | undefined): Frame {
  return { clip, nodes: [], filling: new Set() }
}

/** Control points may lie outside the curve, so that the area may be larger than what is seen. */
function boundsOf({ points }: Path, transform: Matrix): Rect {
  let left = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.POSITIVE_INFINITY
  let top = Number.NEGATIVE_INFINITY
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = points[at] ?? 0
    const y = points[at + 1] ?? 0
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  const area = { x: left, y: bottom, width: right - left, height: top - bottom }
  return transformBounds(transform, area)
}
