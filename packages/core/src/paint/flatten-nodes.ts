import { intersectRects, type Rect } from '../foundation/geometry.ts'
import { ContentHash } from './content-hash.ts'
import { digestCommand, type Undigested } from './digest-command.ts'
import type { Command } from './display-list.ts'
import type { ClipNode, GroupNode, PaintNode, ShadowDrawing } from './paint-node.ts'
import { uniteRects } from './rect-algebra.ts'

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

  add(node: PaintNode, visible: Rect, into: Command[]): void {
    const bounds = intersectRects(node.bounds, visible)
    if (bounds === undefined) return
    if (node.kind === 'clip' || node.kind === 'group') {
      this.#addGroup(node, bounds, into)
    } else {
      into.push(this.#digested({ ...this.#plain(node), bounds }))
    }
  }

  #addGroup(node: ClipNode | GroupNode, visible: Rect, into: Command[]): void {
    const inside: Command[] = []
    for (const child of node.children) this.add(child, visible, inside)
    const bounds = uniteRects(inside.map((command) => command.bounds))
    if (bounds === undefined) return
    const { path, volatile } = node
    const common = { path, volatile, bounds }
    into.push(
      this.#digested(
        node.kind === 'clip'
          ? { ...common, kind: 'push-clip', geometry: node.geometry, transform: node.transform }
          : { ...common, kind: 'push-opacity', opacity: node.opacity },
      ),
    )
    for (const command of inside) into.push(command)
    into.push(this.#digested({ ...common, kind: 'pop' }))
  }

  /** A shadow's casters are themselves never seen, so nothing cuts them. */
  #plain(node: Exclude<PaintNode, ClipNode | GroupNode>): Undigested {
    if (node.kind !== 'shadow') return node
    return { ...node, casters: this.#castersOf(node) }
  }

  #castersOf(shadow: ShadowDrawing): readonly Command[] {
    const casters: Command[] = []
    for (const caster of shadow.casters) this.add(caster, caster.bounds, casters)
    return casters
  }

  #digested(command: Undigested): Command {
    return { ...command, digest: digestCommand(command, this.#hash) }
  }
}
