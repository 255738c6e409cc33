import type {
  OracleContainer,
  OracleEdges,
  OracleFrame,
  OracleItem,
  OracleNode,
} from './oracle-node.ts'

export interface OracleSpec {
  readonly frame?: OracleFrame
  readonly item?: OracleItem
}

/** A plain box of a given size. */
export function box(
  name: string,
  width: number,
  height: number,
  item: OracleItem = {},
): OracleNode {
  return { kind: 'box', name, frame: { width, height }, item }
}

/** A plain box of which the spec says everything. */
export function blank(name: string, spec: OracleSpec): OracleNode {
  return { kind: 'box', name, ...spec }
}

/** Text of 10 px squares with lines of 10 px, unless said otherwise. */
export function text(
  name: string,
  words: string,
  spec: OracleSpec & { readonly fontSizePx?: number; readonly lineHeight?: number } = {},
): OracleNode {
  return { kind: 'text', name, text: words, fontSizePx: 10, lineHeight: 1, ...spec }
}

export function image(
  name: string,
  natural: readonly [number, number],
  spec: OracleSpec = {},
): OracleNode {
  return { kind: 'image', name, natural, ...spec }
}

export function container(
  name: string,
  spec: OracleContainer & OracleSpec,
  children: readonly OracleNode[],
): OracleNode {
  const { frame, item, ...properties } = spec
  return {
    kind: 'container',
    name,
    ...(frame && { frame }),
    ...(item && { item }),
    container: properties,
    children,
  }
}

export function all<T>(value: T): OracleEdges<T> {
  return { top: value, right: value, bottom: value, left: value }
}
