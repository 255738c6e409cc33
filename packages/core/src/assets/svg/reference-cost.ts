import { svgFault } from './svg-fault.ts'

/** One element, as far as its cost goes. */
export interface CostNode {
  readonly element: string
  /** Position of the parent in the list; the root's is -1. A parent stands before its children. */
  readonly parent: number
  readonly id: string | undefined
  /** What drawing it once costs, in elements. */
  readonly ownCost: number
  /** Points at which a marker would be drawn. */
  readonly vertices: number
  /** Ids whose targets are drawn once where this is drawn: `href`, `clip-path`, `mask`, `filter`. */
  readonly once: readonly string[]
  /** Ids that each element inside inherits and draws: patterns of `fill` and `stroke`. */
  readonly perElement: readonly string[]
  /** Ids that are drawn at each vertex inside: markers. */
  readonly perVertex: readonly string[]
}

/** Drawn copies of elements, beyond those that the document itself holds. */
export const MAX_COPIES = 10_000

/** References from gradient to gradient, each a step for each use. */
const MAX_GRADIENT_STEPS = 32

/** Costs stop growing here, so that no sum becomes infinite. */
const ENDLESS = 1e12

interface Cost {
  readonly elements: number
  readonly vertices: number
  /** Length of the chain of gradients that begins here; 0 for anything else. */
  readonly gradientSteps: number
}

const FREE: Cost = { elements: 0, vertices: 0, gradientSteps: 0 }

/**
 * Refuses a document whose references multiply what is drawn.
 *
 * Ten `<use>` of ten `<use>` of … draw 10ⁿ elements from n lines, and so do patterns, masks and
 * markers. The cost of each element is found once, from those of its children and targets, so that
 * this takes time linear in the document however much it would draw. It errs upwards: an element
 * pays for each paint that it might inherit, and a style rule's for all that its last part may match.
 *
 * @throws {PlatenError} `svg_too_complex`, also for references in a circle.
 */
export function assertReferenceCost(nodes: readonly CostNode[]): void {
  const costs = costsOf(nodes)
  let held = 0
  for (const node of nodes) held += node.ownCost
  if ((costs[0]?.elements ?? 0) - held > MAX_COPIES) {
    throw svgFault(
      'svg_too_complex',
      `draws more than ${MAX_COPIES} copies through "use", patterns, masks, filters or markers`,
    )
  }
}

function costsOf(nodes: readonly CostNode[]): readonly Cost[] {
  const byId = indexById(nodes)
  const children = childrenOf(nodes)
  const costs: Cost[] = []
  const entered = new Uint8Array(nodes.length)
  const targets = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  // A stack of our own: a chain of references may be as long as the document.
  const stack = [0]
  for (let at = stack.at(-1); at !== undefined; at = stack.at(-1)) {
    const node = nodes[at]
    if (node === undefined || costs[at] !== undefined) {
      stack.pop()
      continue
    }
    const edges = {
      children: children[at] ?? [],
      once: targets(node.once),
      perElement: targets(node.perElement),
      perVertex: targets(node.perVertex),
    }
    if (entered[at] === 1) {
      costs[at] = costOf(node, edges, costs)
      stack.pop()
      continue
    }
    entered[at] = 1
    for (const next of Object.values(edges).flat()) {
      if (costs[next] !== undefined) continue
      if (entered[next] === 1) throw svgFault('svg_too_complex', 'has references in a circle')
      stack.push(next)
    }
  }
  return costs
}

interface Edges {
  readonly children: readonly number[]
  readonly once: readonly number[]
  readonly perElement: readonly number[]
  readonly perVertex: readonly number[]
}

function costOf(node: CostNode, edges: Edges, costs: readonly Cost[]): Cost {
  const once = sum(edges.once, costs)
  // A gradient draws no elements of its own.
  if (node.element.endsWith('Gradient')) return gradientCost(once.gradientSteps)
  const inside = sum(edges.children, costs)
  const vertices = node.vertices + inside.vertices + once.vertices
  const elements = node.ownCost + inside.elements + once.elements
  const paints = sum(edges.perElement, costs).elements
  const markers = sum(edges.perVertex, costs).elements
  return {
    elements: Math.min(ENDLESS, elements * (1 + paints) + vertices * markers),
    vertices: Math.min(ENDLESS, vertices),
    gradientSteps: 0,
  }
}

function gradientCost(stepsOfTarget: number): Cost {
  if (stepsOfTarget >= MAX_GRADIENT_STEPS) {
    throw svgFault('svg_too_complex', `has more than ${MAX_GRADIENT_STEPS} gradients in a chain`)
  }
  return { ...FREE, gradientSteps: stepsOfTarget + 1 }
}

function sum(positions: readonly number[], costs: readonly Cost[]): Cost {
  let elements = 0
  let vertices = 0
  let gradientSteps = 0
  for (const position of positions) {
    const cost = costs[position] ?? FREE
    elements += cost.elements
    vertices += cost.vertices
    gradientSteps = Math.max(gradientSteps, cost.gradientSteps)
  }
  return { elements, vertices, gradientSteps }
}

function indexById(nodes: readonly CostNode[]): ReadonlyMap<string, number> {
  const byId = new Map<string, number>()
  for (const [position, { id }] of nodes.entries()) {
    if (id !== undefined && !byId.has(id)) byId.set(id, position)
  }
  return byId
}

function childrenOf(nodes: readonly CostNode[]): readonly (readonly number[])[] {
  const children: number[][] = nodes.map(() => [])
  for (const [position, { parent }] of nodes.entries()) children[parent]?.push(position)
  return children
}
