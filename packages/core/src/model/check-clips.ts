import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import { findInScope, type LayerNode, listNames, type PageTree } from './layer-tree.ts'

/** A clip that names a layer, and where it stands. */
interface NamedClip {
  readonly name: string
  readonly at: readonly (string | number)[]
}

/** A clip names a shape that can be seen, and never, through others, the layer itself. */
export function* checkClips(page: PageTree): Iterable<ErrorDetail> {
  const shapes = new Map<LayerNode, LayerNode>()
  for (const node of page.nodes) {
    for (const clip of listNamedClips(node)) {
      const target = findInScope(node.scope, clip.name)
      if (target?.layer.kind === 'shape') shapes.set(node, target)
      else yield describeMiss(clip, target, node)
    }
  }
  for (const node of shapes.keys()) {
    if (isInCircle(node, shapes)) yield describeCircle(node)
  }
}

function* listNamedClips({ layer, at }: LayerNode): Iterable<NamedClip> {
  if (typeof layer.clip === 'string') yield { name: layer.clip, at: [...at, 'clip'] }
  for (const [index, clip] of (layer.fallback?.clip ?? []).entries()) {
    if (typeof clip === 'string') yield { name: clip, at: [...at, 'fallback', 'clip', index] }
  }
}

function describeMiss(
  { name, at }: NamedClip,
  target: LayerNode | undefined,
  { scope }: LayerNode,
): ErrorDetail {
  const pointer = jsonPointer(at)
  if (target !== undefined) {
    const detail = `Layer ${quote(name)} is of kind "${target.layer.kind}"; only layers of kind "shape" can clip others.`
    return { pointer, code: 'invalid_value', detail }
  }
  const shapes = listNames(scope).filter(
    (other) => findInScope(scope, other)?.layer.kind === 'shape',
  )
  const detail = `"clip" names a layer ${quote(name)} that does not exist here.${didYouMean(name, shapes)}`
  return { pointer, code: 'unknown_layer', detail }
}

/** Every layer has at most one way to go, so that a circle is found by walking once around it. */
function isInCircle(start: LayerNode, shapes: ReadonlyMap<LayerNode, LayerNode>): boolean {
  const seen = new Set<LayerNode>()
  let node = shapes.get(start)
  while (node !== undefined && node !== start && !seen.has(node)) {
    seen.add(node)
    node = shapes.get(node)
  }
  return node === start
}

function describeCircle({ layer, at }: LayerNode): ErrorDetail {
  return {
    pointer: jsonPointer([...at, 'clip']),
    code: 'reference_cycle',
    detail: `Layer ${quote(layer.name ?? '')} is clipped by itself, through the layers that its "clip" leads to.`,
  }
}
