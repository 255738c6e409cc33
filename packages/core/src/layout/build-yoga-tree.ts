import type { MeasureFunction, Node } from 'yoga-layout/load'
import { findFlowFrame } from './flow-frame.ts'
import { isRowLayer } from './flow-layer.ts'
import { type FlowStyle, findFlowStyle, hasDefiniteHeight } from './flow-style.ts'
import type { IntrinsicWidths } from './intrinsic-widths.ts'
import type { ContainerItem, LayoutItem, TextItem } from './layout-item.ts'
import { findAspectRatio, findNaturalSize, measureImage } from './measure-image.ts'
import type { YogaTree } from './with-yoga-tree.ts'
import { applyBoxEdges, applyContainer, applyFlexItem, applyFrame } from './yoga-style.ts'

/** A Yoga node and the layer that it stands for. */
export interface FlowNode {
  /** Absent for a row or a cell of a grid, which are no layers. */
  readonly item: LayoutItem | undefined
  readonly style: FlowStyle
  readonly isHeightDefinite: boolean
  readonly node: Node
  readonly children: readonly FlowNode[]
}

/** Builds the nodes below a container; its own node is the root, whose size the caller sets. */
export function buildYogaTree(
  tree: YogaTree,
  container: ContainerItem,
  root: { readonly widths: IntrinsicWidths; readonly isHeightDefinite: boolean },
): FlowNode {
  const { frame, flex } = container.layer
  const place = {
    node: tree.root,
    style: { frame, basis: flex.basis, isStretched: false },
    isHeightDefinite: root.isHeightDefinite,
  }
  return new TreeBuilder(tree, root.widths).buildContainer(place, container)
}

/** A flow node but for what it is filled with. */
type Place = Pick<FlowNode, 'node' | 'style' | 'isHeightDefinite'>

const NO_STYLE: FlowStyle = {
  frame: {
    left: undefined,
    top: undefined,
    right: undefined,
    bottom: undefined,
    width: undefined,
    height: undefined,
    minWidth: undefined,
    maxWidth: undefined,
    minHeight: undefined,
    maxHeight: undefined,
    aspectRatio: undefined,
  },
  basis: 'auto',
  isStretched: false,
}

const NO_SIZE = { width: 0, height: 0 }

class TreeBuilder {
  readonly #tree: YogaTree
  readonly #widths: IntrinsicWidths

  constructor(tree: YogaTree, widths: IntrinsicWidths) {
    this.#tree = tree
    this.#widths = widths
  }

  buildContainer(place: Place, item: ContainerItem): FlowNode {
    const { layer, flow } = item
    if (layer.columns !== undefined) return this.#buildGrid(place, item, layer.columns)
    const { engine } = this.#tree
    const { isHeightDefinite } = place
    applyContainer(place.node, layer, engine)
    const along = { axis: isRowLayer(layer) ? 'row' : 'column', widths: this.#widths } as const
    const children = flow.map((child, position) => {
      const node = this.#tree.appendChild(place.node, position)
      const style = findFlowStyle(child, layer, isHeightDefinite)
      applyFlexItem(node, child.layer.flex, engine)
      applyFrame(node, findFlowFrame(child, style, along), engine)
      const isDefinite = hasDefiniteHeight(style, { layer, isHeightDefinite })
      return this.#buildChild({ node, style, isHeightDefinite: isDefinite }, child)
    })
    return { ...place, item, children }
  }

  #buildChild(place: Place, item: LayoutItem): FlowNode {
    if (item.kind === 'container') return this.buildContainer(place, item)
    if (item.kind === 'text') this.#measureText(place.node, item)
    else this.#measurePicture(place.node, item)
    return { ...place, item, children: [] }
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
    if (ratio === undefined) return
    const exactly = this.#tree.engine.yoga.MEASURE_MODE_EXACTLY
    this.#tree.setMeasure(node, (widthPx, widthMode, heightPx, heightMode) =>
      measureImage(natural ?? NO_SIZE, ratio, {
        width: widthMode === exactly ? widthPx : undefined,
        height: heightMode === exactly ? heightPx : undefined,
      }),
    )
  }

  /**
   * Equal columns, which Yoga has not: a column of rows, each of a fixed number of cells that share
   * it evenly, the last row filled up with empty ones. A child fills its cell as in a CSS grid.
   */
  #buildGrid(place: Place, item: ContainerItem, columnCount: number): FlowNode {
    const { layer, flow } = item
    const { yoga, enums } = this.#tree.engine
    const { node } = place
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
      rows.push(noLayer(row, cells))
    }
    return { ...place, item, children: rows }
  }

  #buildCell(node: Node, grid: ContainerItem, child: LayoutItem | undefined): FlowNode {
    const { engine } = this.#tree
    const { yoga, enums } = engine
    node.setFlexGrow(1)
    node.setFlexBasis(0)
    if (child === undefined) return noLayer(node, [])
    node.setFlexDirection(yoga.FLEX_DIRECTION_ROW)
    node.setAlignItems(enums.align[grid.layer.align])
    const childNode = this.#tree.appendChild(node, 0)
    const style = findFlowStyle(child, undefined, false)
    // A child without a width of its own is as wide as its cell.
    const fills = style.frame.width === undefined
    applyFlexItem(childNode, { ...child.layer.flex, grow: fills ? 1 : 0, shrink: 0 }, engine)
    applyFrame(childNode, fills ? { ...style.frame, width: 0 } : style.frame, engine)
    const isHeightDefinite = style.frame.height !== undefined
    return noLayer(node, [this.#buildChild({ node: childNode, style, isHeightDefinite }, child)])
  }
}

/** A part of a grid that has no layer of its own. */
function noLayer(node: Node, children: readonly FlowNode[]): FlowNode {
  return { item: undefined, style: NO_STYLE, isHeightDefinite: false, node, children }
}
