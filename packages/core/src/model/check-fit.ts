import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import type { Layer } from './layer.ts'
import type { LayerNode, PageTree } from './layer-tree.ts'
import { listVariants, type TextProperties } from './layers/text.ts'
import { nameLayer } from './name-layer.ts'
import type { TextStyle } from './text-style.ts'

/**
 * Text that is fitted has something to be fitted into, and so have copy variants.
 *
 * A width is always bounded, at last by the canvas. Text that wraps needs a bound on its height or
 * its lines too, or else it would fit at any size. Text that may become larger needs a width of its
 * own, or else its box would be as wide as the text happens to be.
 */
export function* checkFit(page: PageTree, defaults: TextStyle): Iterable<ErrorDetail> {
  for (const node of page.nodes) {
    if (node.layer.kind !== 'text') continue
    const style = { ...defaults, ...node.layer }
    yield* checkHeight(node, style)
    yield* checkWidth(node, style)
    yield* checkSizes(node, style)
  }
}

function* checkHeight(node: LayerNode, style: TextStyle & TextProperties): Iterable<ErrorDetail> {
  const hasVariants = listVariants(style.text).length > 1
  if (!isHeightNeeded(style, hasVariants) || isHeightBounded(node)) return
  const { fit = 'none' } = style
  const [key, what] =
    fit === 'none' ? ['text', 'A list of copy variants'] : ['fit', `"fit": "${fit}"`]
  yield {
    pointer: jsonPointer([...node.at, key]),
    code: 'unbounded_fit',
    detail: `${what} on ${nameLayer(node.layer)} needs a bound, such as "height" or "maxLines".`,
  }
}

function* checkWidth(node: LayerNode, { fit }: TextStyle): Iterable<ErrorDetail> {
  if ((fit !== 'grow' && fit !== 'fill-width') || isWidthGiven(node)) return
  yield {
    pointer: jsonPointer([...node.at, 'fit']),
    code: 'unbounded_fit',
    detail: `"fit": "${fit}" on ${nameLayer(node.layer)} needs a "width" to grow into.`,
  }
}

function* checkSizes(
  { layer, at }: LayerNode,
  { minFontSize, maxFontSize }: TextStyle,
): Iterable<ErrorDetail> {
  if (minFontSize === undefined || maxFontSize === undefined || minFontSize <= maxFontSize) return
  yield {
    pointer: jsonPointer([...at, 'minFontSize']),
    code: 'out_of_range',
    detail: `"minFontSize" on ${nameLayer(layer)} is ${minFontSize}, but must not be above "maxFontSize", which is ${maxFontSize}.`,
  }
}

function isHeightNeeded({ fit, wrap, maxLines }: TextStyle, hasVariants: boolean): boolean {
  if (wrap === 'none' || fit === 'fill-width' || maxLines !== undefined) return false
  return fit === 'shrink' || fit === 'grow' || hasVariants
}

/**
 * Whether something bounds a layer's height: its own frame, or, in the flow of a container, that of
 * a container around it. Where flex decides, the height counts as bounded.
 */
function isHeightBounded({ layer, parent }: LayerNode): boolean {
  if (hasHeight(layer)) return true
  if (parent === undefined || layer.position === 'absolute') return false
  return isFlexible(layer) || isHeightBounded(parent)
}

function hasHeight(layer: Layer): boolean {
  const spans = (layer.top ?? layer.y) !== undefined && layer.bottom !== undefined
  const bounds = [layer.height, layer.maxHeight, layer.aspectRatio]
  return spans || bounds.some((bound) => bound !== undefined)
}

/** As for heights, but only what gives a width counts: a bound alone leaves the box to its text. */
function isWidthGiven({ layer, parent }: LayerNode): boolean {
  const spans = (layer.left ?? layer.x) !== undefined && layer.right !== undefined
  if (spans || layer.width !== undefined || layer.aspectRatio !== undefined) return true
  if (parent === undefined || layer.position === 'absolute') return false
  return isFlexible(layer) || isStretched(layer, parent.layer)
}

function isFlexible({ grow, basis }: Layer): boolean {
  return grow !== undefined || basis !== undefined
}

/** Children of a column are as wide as it, unless they are aligned. */
function isStretched({ alignSelf = 'auto' }: Layer, parent: Layer): boolean {
  if (parent.kind !== 'container' && parent.kind !== 'repeater') return false
  const { direction = parent.kind === 'container' ? 'row' : 'column' } = parent
  const align = parent.kind === 'container' ? (parent.align ?? 'stretch') : 'stretch'
  const isColumn = direction === 'column' || direction === 'column-reverse'
  return isColumn && (alignSelf === 'auto' ? align : alignSelf) === 'stretch'
}
