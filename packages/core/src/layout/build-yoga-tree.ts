import type { MeasureFunction, Node } from 'yoga-layout/load'
import type { ResolvedFrame } from '../overrides/resolved-template.ts'
import type { IntrinsicWidths } from './intrinsic-widths.ts'
import type { ContainerItem, LayoutItem, TextItem } from './layout-item.ts'
import { findAspectRatio, findNaturalSize, measureImage } from './measure-image.ts'
import type { YogaTree } from './with-yoga-tree.ts'
import { applyBoxEdges, applyContainer, applyFlexItem, applyFrame } from './yoga-style.ts'

/** A Yoga node and the layer that it stands for. */
export interface FlowNode {
  /** Absent for a row of a grid, which is no layer. */
  readonly item: LayoutItem | undefined
  readonly node: Node
  readonly children: readonly FlowNode[]
}

/** What is known of the container that a node is put into. */
interface Surroundings {
  readonly axis: 'row' | 'column' | 'grid'
  /** True when a container around aligns its children by their baselines. */
  readonly usesBaselines: boolean
}

/** Sides that a grid decides for its cells. */
const DECIDED_BY_GRID: ReadonlySet<keyof ResolvedFrame> = new Set(['width', 'minWidth', 'maxWidth'])

/** Builds the nodes below a container; its own node is the root, whose size the caller sets. */
export function buildYogaTree(
  tree: YogaTree,
  container: ContainerItem,
  widths: IntrinsicWidths,
): FlowNode {
  const builder = new TreeBuilder(tree, widths)
  return builder.buildContainer(tree.root, container, false)
}

class TreeBuilder {
  readonly #tree: YogaTree
  readonly #widths: IntrinsicWidths

  constructor(tree: YogaTree, widths: IntrinsicWidths) {
    this.#tree = tree
    this.#widths = widths
  }

  buildContainer(node: Node, item: ContainerItem, insideBaselines: boolean): FlowNode {
    const { layer, flow } = item
    const { engine } = this.#tree
    const usesBaselines =
      insideBaselines ||
      layer.align === 'baseline' ||
      flow.some((child) => child.layer.flex.alignSelf === 'baseline')
    if (layer.columns !== undefined) return this.#buildGrid(node, item, usesBaselines)
    applyContainer(node, layer, engine)
    const isRow = layer.direction === 'row' || layer.direction === 'row-reverse'
    const surroundings = { axis: isRow ? 'row' : 'column', usesBaselines } as const
    const children = flow.map((child, position) =>
      this.#buildChild(this.#tree.appendChild(node, position), child, surroundings),
    )
    return { item, node, children }
  }

  #buildChild(node: Node, item: LayoutItem, surroundings: Surroundings): FlowNode {
    const { engine } = this.#tree
    if (surroundings.axis === 'grid') {
      applyFrame(node, item.layer.frame, engine, DECIDED_BY_GRID)
      applyFlexItem(node, { ...item.layer.flex, grow: 1, shrink: 1, basis: 0 }, engine)
    } else {
      applyFrame(node, item.layer.frame, engine)
      applyFlexItem(node, item.layer.flex, engine)
      if (surroundings.axis === 'row') this.#setMaxContentBasis(node, item)
    }
    if (item.kind === 'container') {
      return this.buildContainer(node, item, surroundings.usesBaselines)
    }
    if (item.kind === 'text') this.#buildText(node, item, surroundings.usesBaselines)
    else this.#buildPicture(node, item)
    return { item, node, children: [] }
  }

  /**
   * `flex-basis: auto` means the max-content width (CSS Flexbox 1, §9.2.3 E). Yoga would not let it
   * exceed the row, and so shrink long and short texts by wrong shares.
   */
  #setMaxContentBasis(node: Node, item: LayoutItem): void {
    const { flex, frame } = item.layer
    const sizesItself = flex.basis === 'auto' && frame.width === undefined
    if (!sizesItself || findAspectRatio(item) !== undefined) return
    node.setFlexBasis(this.#widths.contentWidth(item, 'maxContent'))
  }

  #buildText(node: Node, { text }: TextItem, usesBaselines: boolean): void {
    const tree = this.#tree
    const { yoga } = tree.engine
    if (!usesBaselines) {
      tree.setMeasure(
        node,
        measureText(text, yoga.MEASURE_MODE_EXACTLY, (height) => height),
      )
      return
    }
    // Yoga's JavaScript takes no baseline function. But the baseline of a box is that of its first
    // child, and of a leaf it is the bottom: so the text becomes two leaves that meet at the baseline.
    const above = tree.appendChild(node, 0)
    const below = tree.appendChild(node, 1)
    node.setFlexDirection(yoga.FLEX_DIRECTION_COLUMN)
    for (const part of [above, below]) part.setFlexShrink(0)
    tree.setMeasure(
      above,
      measureText(text, yoga.MEASURE_MODE_EXACTLY, (_height, baseline) => baseline),
    )
    tree.setMeasure(
      below,
      measureText(text, yoga.MEASURE_MODE_EXACTLY, (height, baseline) => height - baseline),
    )
  }

  #buildPicture(node: Node, item: LayoutItem): void {
    const natural = findNaturalSize(item)
    const ratio = findAspectRatio(item)
    if (ratio === undefined) return
    const { width, height } = item.layer.frame
    if (width === undefined || height === undefined) node.setAspectRatio(ratio)
    if (natural === undefined) return
    const exactly = this.#tree.engine.yoga.MEASURE_MODE_EXACTLY
    this.#tree.setMeasure(node, (widthPx, widthMode, heightPx, heightMode) =>
      measureImage(natural, ratio, {
        width: widthMode === exactly ? widthPx : undefined,
        height: heightMode === exactly ? heightPx : undefined,
      }),
    )
  }

  /** Equal columns: rows of a fixed number of cells, the last filled up with empty ones. */
  #buildGrid(node: Node, item: ContainerItem, usesBaselines: boolean): FlowNode {
    const { layer, flow } = item
    const { yoga, enums } = this.#tree.engine
    const columns = Math.max(1, Math.floor(layer.columns ?? 1))
    applyBoxEdges(node, layer, this.#tree.engine)
    node.setFlexDirection(yoga.FLEX_DIRECTION_COLUMN)
    node.setGap(yoga.GUTTER_ROW, layer.rowGap)
    const stretchesRows = layer.alignContent === 'stretch'
    if (layer.alignContent !== 'stretch') {
      node.setJustifyContent(enums.justify[layer.alignContent])
    }
    const rows: FlowNode[] = []
    for (let start = 0; start < flow.length; start += columns) {
      const row = this.#tree.appendChild(node, rows.length)
      row.setFlexDirection(yoga.FLEX_DIRECTION_ROW)
      row.setAlignItems(enums.align[layer.align])
      row.setGap(yoga.GUTTER_COLUMN, layer.columnGap)
      row.setFlexShrink(0)
      if (stretchesRows) row.setFlexGrow(1)
      const cells = flow.slice(start, start + columns)
      const children = cells.map((cell, position) =>
        this.#buildChild(this.#tree.appendChild(row, position), cell, {
          axis: 'grid',
          usesBaselines,
        }),
      )
      this.#fillRow(row, children.length, columns)
      rows.push({ item: undefined, node: row, children })
    }
    return { item, node, children: rows }
  }

  #fillRow(row: Node, from: number, columns: number): void {
    for (let position = from; position < columns; position++) {
      const empty = this.#tree.appendChild(row, position)
      empty.setFlexGrow(1)
      empty.setFlexBasis(0)
    }
  }
}

/** A measure callback for a text, or for its part above or below the first baseline. */
function measureText(
  text: TextItem['text'],
  exactly: number,
  partOf: (heightPx: number, baselinePx: number) => number,
): MeasureFunction {
  return (roomPx, mode) => {
    const available = Number.isNaN(roomPx) ? Number.POSITIVE_INFINITY : roomPx
    const width = mode === exactly ? available : text.fitContentWidthPx(available)
    return { width, height: partOf(text.heightPx(width), text.baselinePx(width)) }
  }
}
