import { intersectRects, type Rect } from '../foundation/geometry.ts'
import { ContentHash } from './content-hash.ts'
import { digestCommand, type Undigested } from './digest-command.ts'
import type { Command } from './display-list.ts'
import type { ClipNode, GroupNode, MaskNode, PaintNode } from './paint-node.ts'
import { outsetRect, REACH_SIGMAS, uniteRects } from './rect-algebra.ts'

type HoldingNode = ClipNode | GroupNode | MaskNode

/**
 * Writes painted nodes as a flat list of commands with digests.
 *
 * `bounds` are cut to `page` and to the clips around them; what cannot be seen is left out.
 */
export function flattenNodes(nodes: readonly PaintNode[], page: Rect): readonly Command[] {
  const commands: Command[] = []
  const flattener = new Flattener()
  for (const node of nodes) flattener.add(node, page, commands)
  return commands
}

class Flattener {
  readonly #hash = new ContentHash()
  /** Glyphs come again. */
  readonly #drawings = new Map<readonly PaintNode[], readonly Command[]>()

  add(node: PaintNode, visible: Rect, into: Command[]): void {
    const bounds = intersectRects(node.bounds, visible)
    if (bounds === undefined) return
    if (node.kind === 'clip' || node.kind === 'group' || node.kind === 'mask') {
      this.#addHolding(node, bounds, into)
    } else {
      into.push(this.#digested({ ...this.#plain(node), bounds }))
    }
  }

  #addHolding(node: HoldingNode, visible: Rect, into: Command[]): void {
    // What lies beyond the edge of a blurred group shines into it.
    const reach = node.kind === 'group' ? REACH_SIGMAS * node.blurSigma : 0
    const inside: Command[] = []
    for (const child of node.children) this.add(child, outsetRect(visible, reach), inside)
    const ink = uniteRects(inside.map((command) => command.bounds))
    const bounds = ink && intersectRects(outsetRect(ink, reach), visible)
    if (bounds === undefined) return
    const push = this.#pushOf(node, bounds)
    into.push(push)
    for (const command of inside) into.push(command)
    const { path, volatile } = node
    into.push(this.#digested({ kind: 'pop', path, volatile, bounds }))
  }

  #pushOf(node: HoldingNode, bounds: Rect): Command {
    const { path, volatile } = node
    const common = { path, volatile, bounds }
    switch (node.kind) {
      case 'clip': {
        const { geometry, transform } = node
        return this.#digested({ ...common, kind: 'push-clip', geometry, transform })
      }
      case 'group': {
        const { opacity, blend, blurSigma } = node
        return this.#digested({ ...common, kind: 'push-group', opacity, blend, blurSigma })
      }
      case 'mask': {
        const mask: Command[] = []
        for (const part of node.mask) this.add(part, bounds, mask)
        return this.#digested({ ...common, kind: 'push-mask', mask, inverted: node.inverted })
      }
    }
  }

  /** A shadow's casters are themselves never seen, and a glyph is drawn elsewhere: nothing cuts them. */
  #plain(node: Exclude<PaintNode, HoldingNode>): Undigested {
    if (node.kind === 'shadow') return { ...node, casters: this.#uncut(node.casters) }
    if (node.kind !== 'color-glyphs') return node
    const drawings = new Map<number, readonly Command[]>()
    for (const [glyphId, nodes] of node.drawings) {
      const known = this.#drawings.get(nodes) ?? this.#uncut(nodes)
      this.#drawings.set(nodes, known)
      drawings.set(glyphId, known)
    }
    return { ...node, drawings }
  }

  #uncut(nodes: readonly PaintNode[]): readonly Command[] {
    const commands: Command[] = []
    for (const node of nodes) this.add(node, node.bounds, commands)
    return commands
  }

  #digested(command: Undigested): Command {
    return { ...command, digest: digestCommand(command, this.#hash) }
  }
}
