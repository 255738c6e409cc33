import type { ColorNode, GlyphBlend } from './color-glyph.ts'

type Nodes = readonly ColorNode[]
type Composite = (backdrop: Nodes, source: Nodes) => Nodes

const masked = (children: Nodes, mask: Nodes): Nodes =>
  children.length === 0 || mask.length === 0
    ? []
    : [{ kind: 'mask', mask, inverted: false, children }]

const cut = (children: Nodes, mask: Nodes): Nodes => {
  if (children.length === 0 || mask.length === 0) return children
  return [{ kind: 'mask', mask, inverted: true, children }]
}

const blended =
  (blend: GlyphBlend): Composite =>
  (backdrop, source) =>
    source.length === 0 ? backdrop : [...backdrop, { kind: 'group', blend, children: source }]

/**
 * The composite modes of COLR (OpenType 1.9.1, table `CompositeMode`), in its order: what takes the
 * place of a backdrop and of a source.
 *
 * `atop` and `xor` are put together of what is left of each, so that exporters without the operator
 * draw what comes near; with it the edges and what is translucent add up too.
 */
const COMPOSITES: readonly Composite[] = [
  () => [],
  (_backdrop, source) => source,
  (backdrop) => backdrop,
  (backdrop, source) => [...backdrop, ...source],
  (backdrop, source) => [...source, ...backdrop],
  (backdrop, source) => masked(source, backdrop),
  (backdrop, source) => masked(backdrop, source),
  (backdrop, source) => cut(source, backdrop),
  (backdrop, source) => cut(backdrop, source),
  (backdrop, source) => blended('atop')(backdrop, masked(source, backdrop)),
  (backdrop, source) => blended('atop')(source, masked(backdrop, source)),
  (backdrop, source) => blended('xor')(cut(backdrop, source), cut(source, backdrop)),
  blended('plus-lighter'),
  blended('screen'),
  blended('overlay'),
  blended('darken'),
  blended('lighten'),
  blended('color-dodge'),
  blended('color-burn'),
  blended('hard-light'),
  blended('soft-light'),
  blended('difference'),
  blended('exclusion'),
  blended('multiply'),
  blended('hue'),
  blended('saturation'),
  blended('color'),
  blended('luminosity'),
]

const SOURCE_OVER = 3

/** @param mode As numbered by OpenType; an unknown one draws the source over the backdrop. */
export function composite(mode: number, backdrop: Nodes, source: Nodes): Nodes {
  const mix = COMPOSITES[mode] ?? COMPOSITES[SOURCE_OVER]
  return mix?.(backdrop, isolated(source)) ?? []
}

/** What blends does so within its own layer only. */
function isolated(nodes: Nodes): Nodes {
  const blends = nodes.some((node) => node.kind === 'group' && node.blend !== 'normal')
  return blends ? [{ kind: 'group', blend: 'normal', children: nodes }] : nodes
}
