import type { Layer } from './layer.ts'
import type { TemplateInput } from './template.ts'

/** The names that a layer can see: those of its own scope, then those outside of it. */
export interface Scope {
  /** The first layer of each name. */
  readonly names: ReadonlyMap<string, LayerNode>
  readonly outer: Scope | undefined
}

/** A layer where it stands. */
export interface LayerNode {
  readonly layer: Layer
  /** Tokens of its JSON Pointer in the document. */
  readonly at: readonly (string | number)[]
  readonly scope: Scope
  /** The container or repeater that holds it; `undefined` on the canvas. */
  readonly parent: LayerNode | undefined
  /** Of a repeater: the scope of its `item`. */
  readonly itemScope: Scope | undefined
}

/** One page with all its layers. */
export interface PageTree {
  readonly scope: Scope
  /** Every layer, parents before children, in document order. */
  readonly nodes: readonly LayerNode[]
}

interface Place {
  readonly at: readonly (string | number)[]
  readonly scope: GrowingScope
  readonly parent: LayerNode | undefined
}

interface GrowingScope extends Scope {
  readonly names: Map<string, LayerNode>
}

/**
 * Lists the layers of each page, with the scope of each.
 *
 * Each page is a scope, and so is each repeater's `item`, which sees outward. A name that a page and
 * another page share is that of one layer on both.
 */
export function buildPageTrees(document: TemplateInput): readonly PageTree[] {
  const pages = document.pages?.map(({ layers }, page) => ({
    layers,
    at: ['pages', page, 'layers'],
  }))
  const alone = { layers: document.layers ?? [], at: ['layers'] }
  return (pages ?? [alone]).map(({ layers, at }) => {
    const scope: GrowingScope = { names: new Map(), outer: undefined }
    const nodes: LayerNode[] = []
    addLayers(layers, { at, scope, parent: undefined }, nodes)
    return { scope, nodes }
  })
}

function addLayers(layers: readonly Layer[], place: Place, nodes: LayerNode[]): void {
  for (const [index, layer] of layers.entries()) {
    addLayer(layer, { ...place, at: [...place.at, index] }, nodes)
  }
}

function addLayer(layer: Layer, place: Place, nodes: LayerNode[]): void {
  const { at, scope } = place
  const itemScope: GrowingScope | undefined =
    layer.kind === 'repeater' ? { names: new Map(), outer: scope } : undefined
  const node: LayerNode = { layer, ...place, itemScope }
  nodes.push(node)
  if (layer.name !== undefined && !scope.names.has(layer.name)) scope.names.set(layer.name, node)
  if (layer.kind === 'container') {
    addLayers(layer.children, { at: [...at, 'children'], scope, parent: node }, nodes)
  }
  if (layer.kind !== 'repeater' || itemScope === undefined) return
  addLayer(layer.item, { at: [...at, 'item'], scope: itemScope, parent: node }, nodes)
  if (layer.empty !== undefined) {
    addLayer(layer.empty, { at: [...at, 'empty'], scope, parent: node }, nodes)
  }
}

/** The layer that a name means in a scope, looked up outward. */
export function findInScope(scope: Scope, name: string): LayerNode | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const node = at.names.get(name)
    if (node !== undefined) return node
  }
  return undefined
}

/** All names that can be seen from a scope. */
export function listNames(scope: Scope): readonly string[] {
  const names = [...scope.names.keys()]
  return scope.outer === undefined ? names : [...names, ...listNames(scope.outer)]
}
