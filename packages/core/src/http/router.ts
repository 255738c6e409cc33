import type { Method, Route } from './route.ts'

/** What a path leads to. */
export interface FoundPath {
  /** The route by its method; at least one. */
  readonly routes: ReadonlyMap<Method, Route>
  /** Parts of the path by their names, decoded. */
  readonly params: Readonly<Record<string, string>>
}

/** @param path Below the base path, encoded: `/templates/card`. @returns undefined: nothing is there. */
export type Router = (path: string) => FoundPath | undefined

interface Node {
  readonly words: Map<string, Node>
  /** The one parameter that may stand here. */
  any: { readonly name: string; readonly node: Node } | undefined
  readonly routes: Map<Method, Route>
}

/**
 * Builds a router from the table of routes: a tree of path segments.
 *
 * A path costs one look-up a segment, whatever it holds: no pattern is tried against it. Where a word
 * and a parameter may stand in one place, the word wins.
 *
 * @throws {TypeError} Two routes have the same method and path; a fault of the table.
 */
export function createRouter(routes: readonly Route[]): Router {
  const root = createNode()
  for (const route of routes) addRoute(root, route)
  // Most paths hold no parameter: those are known whole.
  const fixed = new Map<string, FoundPath>()
  for (const { path } of routes) {
    const found = path.includes('{') ? undefined : findPath(root, path)
    if (found !== undefined) fixed.set(path, found)
  }
  return (path) => fixed.get(path) ?? findPath(root, path)
}

function createNode(): Node {
  return { words: new Map(), any: undefined, routes: new Map() }
}

function addRoute(root: Node, route: Route): void {
  let node = root
  for (const segment of splitPath(route.path)) node = reachChild(node, segment)
  if (node.routes.has(route.method)) {
    throw new TypeError(`Two routes are ${route.method} ${route.path}.`)
  }
  node.routes.set(route.method, route)
}

function reachChild(node: Node, segment: string): Node {
  const name = /^\{(\w+)\}$/.exec(segment)?.[1]
  if (name === undefined) {
    const child = node.words.get(segment) ?? createNode()
    node.words.set(segment, child)
    return child
  }
  node.any ??= { name, node: createNode() }
  if (node.any.name !== name) {
    throw new TypeError(`One place of a path is both "${node.any.name}" and "${name}".`)
  }
  return node.any.node
}

function findPath(root: Node, path: string): FoundPath | undefined {
  const params: Record<string, string> = {}
  let node = root
  for (const segment of splitPath(path)) {
    const word = node.words.get(segment)
    if (word !== undefined) {
      node = word
      continue
    }
    const value = node.any === undefined ? undefined : decodeSegment(segment)
    if (node.any === undefined || value === undefined) return undefined
    params[node.any.name] = value
    node = node.any.node
  }
  return node.routes.size === 0 ? undefined : { routes: node.routes, params }
}

function splitPath(path: string): readonly string[] {
  return path === '' ? [] : path.slice(1).split('/')
}

/** `undefined` for what is no UTF-8 or names nothing that any record could have. */
function decodeSegment(segment: string): string | undefined {
  if (segment.length > 512) return undefined
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
