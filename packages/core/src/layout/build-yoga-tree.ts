import type { MeasureFunction, Node } from 'yoga-layout/load'
import { findFlowFrame } from './flow-frame.ts'
import { isRowLayer } from './flow-layer.ts'
import type { IntrinsicWidths } from './intrinsic-widths.ts'
import type { ContainerItem, LayoutItem, TextItem } from './layout-item.ts'
import { findAspectRatio, findNaturalSize, measureImage } from './measure-image.ts'
import type { YogaTree } from './with-yoga-tree.ts'
import { applyBoxEdges, applyContainer, applyFlexItem, applyFrame } from './yoga-style.ts'

/** A Yoga node and the layer that it stands for. */
export interface FlowNode {
  /** Absent for a row or a cell of a grid, which are no layers. */
  readonly item: LayoutItem | undefined
  readonly node: Node
  readonly children: readonly FlowNode[]
}

/** Builds the nodes below a container; its own node is the root, whose size the caller sets. */
export function buildYogaTree(
  tree: YogaTree,
  container: ContainerItem,
  widths: IntrinsicWidths,
): FlowNode {
  return new TreeBuilder(tree, widths).buildContainer(tree.root, container)
}

class TreeBuilder {
  readonly #tree: YogaTree
  readonly #widths: IntrinsicWidths

  constructor(tree: YogaTree, widths: IntrinsicWidths) {
    this.#tree = tree
    this.#widths = widths
  }

  buildContainer(node: Node, item: ContainerItem): FlowNode {
    const { layer, flow } = item
    if (layer.columns !== undefined) return this.#buildGrid(node, item, layer.columns)
    applyContainer(node, layer, this.#tree.engine)
    const axis = isRowLayer(layer) ? 'row' : 'column'
    const children = flow.map((child, position) => {
      const childNode = this.#tree.appendChild(node, position)
      applyFlexItem(childNode, child.layer.flex, this.#tree.engine)
      applyFrame(childNode, findFlowFrame(child, axis, this.#widths), this.#tree.engine)
      return this.#buildChild(childNode, child)
    })
    return { item, node, children }
  }

  #buildChild(node: Node, item: LayoutItem): FlowNode {
    if (item.kind === 'container') return this.buildContainer(node, item)
    if (item.kind === 'text') this.#measureText(node, item)
    else this.#measurePicture(node, item)
    return { item, node, children: [] }
  }

  #measureText(node: Node, { text }: TextItem): void {
    const exactly = this.#tree.engine.yoga.MEASURE_MODE_EXACTLY
    const measure: MeasureFunction = (roomPx, mode) => {
      if (mode === exactly) return { width: roomPx, height: text.heightPx(roomPx) }
      return text.fitContentSize(Number.isNaN(roomPx) ? Number.POSITIVE_INFINITY : roomPx)
    }
    this.#tree.setMeasure(node, measure)
  }

  #measurePicture(node: Node, item: LayoutItem): void {
    const natural = findNaturalSize(item)
    const ratio = findAspectRatio(item)
    if (natural === undefined || ratio === undefined) return
    const exactly = this.#tree.engine.yoga.MEASURE_MODE_EXACTLY
    this.#tree.setMeasure(node, (widthPx, widthMode, heightPx, heightMode) =>
      measureImage(natural, ratio, {
        width: widthMode === exactly ? widthPx : undefined,
        height: heightMode === exactly ? heightPx : undefined,
      }),
    )
  }

  /**
   * Equal columns, which Yoga has not: a column of rows, each of a fixed number of cells that share
   * it evenly, the last row filled up with empty ones. A child fills its cell as in a CSS grid.
   */
  #buildGrid(node: Node, item: ContainerItem, columnCount: number): FlowNode {
    const { layer, flow } = item
    const { yoga, enums } = this.#tree.engine
    const columns = Math.max(1, Math.floor(columnCount))
    applyBoxEdges(node, layer, this.#tree.engine)
    node.setFlexDirection(yoga.FLEX_DIRECTION_COLUMN)
    node.setGap(yoga.GUTTER_ROW, layer.rowGap)
    if (layer.alignContent !== 'stretch') {
      node.setJustifyContent(enums.justify[layer.alignContent])
    }
    const rows: FlowNode[] = []
    for (let start = 0; start < flow.length; start += columns) {
      const row = this.#tree.appendChild(node, rows.length)
      row.setFlexDirection(yoga.FLEX_DIRECTION_ROW)
      row.setGap(yoga.GUTTER_COLUMN, layer.columnGap)
      row.setFlexShrink(0)
      if (layer.alignContent === 'stretch') row.setFlexGrow(1)
      const cells = Array.from({ length: columns }, (_, column) =>
        this.#buildCell(this.#tree.appendChild(row, column), item, flow[start + column]),
      )
      rows.push({ item: undefined, node: row, children: cells })
    }
    return { item, node, children: rows }
  }

  #buildCell(node: Node, grid: ContainerItem, child: LayoutItem | undefined): FlowNode {
    const { engine } = this.#tree
    const { yoga, enums } = engine
    node.setFlexGrow(1)
    node.setFlexBasis(0)
    if (child === undefined) return { item: undefined, node, children: [] }
    node.setFlexDirection(yoga.FLEX_DIRECTION_ROW)
    node.setAlignItems(enums.align[grid.layer.align])
    const childNode = this.#tree.appendChild(node, 0)
    // A child without a width of its own is as wide as its cell.
    const fills = child.layer.frame.width === undefined
    applyFlexItem(childNode, { ...child.layer.flex, grow: fills ? 1 : 0, shrink: 0 }, engine)
    const frame = { ...child.layer.frame, aspectRatio: findAspectRatio(child) }
    applyFrame(childNode, fills ? { ...frame, width: 0 } : frame, engine)
    return { item: undefined, node, children: [this.#buildChild(childNode, child)] }
  }
}
