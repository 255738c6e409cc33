import type { Node } from 'yoga-layout/load'
import type {
  Length,
  ResolvedEdges,
  ResolvedFlexItem,
  ResolvedFrame,
} from '../overrides/resolved-frame.ts'
import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import type { LayoutEngine } from './load-yoga.ts'

type FrameSetters = {
  readonly [Property in keyof ResolvedFrame]: (
    node: Node,
    value: NonNullable<ResolvedFrame[Property]>,
    engine: LayoutEngine,
  ) => void
}

/** What each frame property sets on a node that is in the flow. */
const FRAME_SETTERS: FrameSetters = {
  left: (node, value, { yoga }) => node.setPosition(yoga.EDGE_LEFT, value),
  top: (node, value, { yoga }) => node.setPosition(yoga.EDGE_TOP, value),
  right: (node, value, { yoga }) => node.setPosition(yoga.EDGE_RIGHT, value),
  bottom: (node, value, { yoga }) => node.setPosition(yoga.EDGE_BOTTOM, value),
  width: (node, value) => node.setWidth(value),
  height: (node, value) => node.setHeight(value),
  minWidth: (node, value) => node.setMinWidth(value),
  maxWidth: (node, value) => node.setMaxWidth(value),
  minHeight: (node, value) => node.setMinHeight(value),
  maxHeight: (node, value) => node.setMaxHeight(value),
  aspectRatio: (node, value) => node.setAspectRatio(value),
}

const FRAME_PROPERTIES = Object.keys(FRAME_SETTERS) as readonly (keyof ResolvedFrame)[]

/** Sets the frame properties that are given. */
export function applyFrame(node: Node, frame: ResolvedFrame, engine: LayoutEngine): void {
  for (const property of FRAME_PROPERTIES) applyFrameProperty(property, { node, frame, engine })
}

function applyFrameProperty<Property extends keyof ResolvedFrame>(
  property: Property,
  target: {
    readonly node: Node
    readonly frame: ResolvedFrame
    readonly engine: LayoutEngine
  },
): void {
  const value = target.frame[property]
  if (value === undefined || value === null) return
  const set: FrameSetters[Property] = FRAME_SETTERS[property]
  set(target.node, value, target.engine)
}

/**
 * How a node behaves in its parent, but for its basis, which `findFlowFrame` turns into a size.
 * Values that Yoga starts out with are not set again.
 */
export function applyFlexItem(node: Node, flex: ResolvedFlexItem, engine: LayoutEngine): void {
  if (flex.grow !== 0) node.setFlexGrow(flex.grow)
  if (flex.shrink !== 1) node.setFlexShrink(flex.shrink)
  if (flex.alignSelf !== 'auto') node.setAlignSelf(engine.enums.align[flex.alignSelf])
  applyMargin(node, flex.margin, engine)
}

/** How a node lays out its children. */
export function applyContainer(node: Node, layer: ResolvedContainer, engine: LayoutEngine): void {
  const { yoga, enums } = engine
  node.setFlexDirection(enums.direction[layer.direction])
  if (layer.wrap !== 'nowrap') node.setFlexWrap(enums.wrap[layer.wrap])
  if (layer.justify !== 'start') node.setJustifyContent(enums.justify[layer.justify])
  if (layer.align !== 'stretch') node.setAlignItems(enums.align[layer.align])
  node.setAlignContent(enums.alignContent[layer.alignContent])
  if (layer.rowGap !== 0) node.setGap(yoga.GUTTER_ROW, layer.rowGap)
  if (layer.columnGap !== 0) node.setGap(yoga.GUTTER_COLUMN, layer.columnGap)
  applyBoxEdges(node, layer, engine)
}

/** Padding and border, which lie inside the node's size. */
export function applyBoxEdges(node: Node, layer: ResolvedContainer, { yoga }: LayoutEngine): void {
  const { top, right, bottom, left } = layer.padding
  if (top !== 0) node.setPadding(yoga.EDGE_TOP, top)
  if (right !== 0) node.setPadding(yoga.EDGE_RIGHT, right)
  if (bottom !== 0) node.setPadding(yoga.EDGE_BOTTOM, bottom)
  if (left !== 0) node.setPadding(yoga.EDGE_LEFT, left)
  if (layer.border !== undefined) node.setBorder(yoga.EDGE_ALL, layer.border.width)
}

function applyMargin(
  node: Node,
  margin: ResolvedEdges<Length | 'auto'>,
  { yoga }: LayoutEngine,
): void {
  const { top, right, bottom, left } = margin
  if (top !== 0) node.setMargin(yoga.EDGE_TOP, top)
  if (right !== 0) node.setMargin(yoga.EDGE_RIGHT, right)
  if (bottom !== 0) node.setMargin(yoga.EDGE_BOTTOM, bottom)
  if (left !== 0) node.setMargin(yoga.EDGE_LEFT, left)
}
