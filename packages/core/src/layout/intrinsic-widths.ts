import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import { isRowLayer } from './flow-layer.ts'
import type { ContainerItem, LayoutItem } from './layout-item.ts'
import { findAspectRatio, findNaturalSize } from './measure-image.ts'
import { findAbsoluteLength } from './resolve-length.ts'

export type IntrinsicKind = 'minContent' | 'maxContent'

/**
 * Content widths of layers (CSS Sizing 3, §5), computed from the leaves up and kept.
 *
 * Yoga knows no `min-content` and `max-content`: it takes a child that is wider than its row for as
 * wide as the row, and lets a text shrink below its longest word. Flex bases and automatic minimums
 * are therefore taken from here. Lives for one layout.
 */
export class IntrinsicWidths {
  readonly #known: Readonly<Record<IntrinsicKind, Map<LayoutItem, number>>> = {
    minContent: new Map(),
    maxContent: new Map(),
  }

  /** Px of the border box that the content asks for; the layer's own `width` is of no effect. */
  contentWidth(item: LayoutItem, kind: IntrinsicKind): number {
    const known = this.#known[kind].get(item)
    if (known !== undefined) return known
    const widthPx = this.#measureContent(item, kind)
    this.#known[kind].set(item, widthPx)
    return widthPx
  }

  /**
   * What the layer adds to the content width of its parent: its margin box. In a row of one line its base size
   * bounds it, from above unless it grows, from below unless it shrinks (CSS Flexbox 1, §9.9.3).
   */
  #contribution(item: LayoutItem, kind: IntrinsicKind, isInLine: boolean): number {
    const { frame, flex } = item.layer
    if (kind === 'minContent' && isCompressible(item)) return 0
    const own = findAbsoluteLength(frame.width) ?? this.contentWidth(item, kind)
    const basis = isInLine ? findAbsoluteLength(flex.basis) : undefined
    const held = basis !== undefined && flex.grow === 0 ? this.#hold(item, own, basis) : own
    const fromBelow = basis !== undefined && flex.shrink === 0 ? Math.max(held, basis) : held
    const bounded = Math.max(
      Math.min(fromBelow, findAbsoluteLength(frame.maxWidth) ?? Number.POSITIVE_INFINITY),
      findAbsoluteLength(frame.minWidth) ?? 0,
    )
    const margins =
      (findAbsoluteLength(flex.margin.left) ?? 0) + (findAbsoluteLength(flex.margin.right) ?? 0)
    return Math.max(0, bounded + margins)
  }

  /** An item that does not grow is no wider than its base size, nor narrower than its content. */
  #hold(item: LayoutItem, ownPx: number, basisPx: number): number {
    const isHeld = item.layer.frame.minWidth === undefined
    const leastPx = isHeld ? Math.min(ownPx, this.contentWidth(item, 'minContent')) : 0
    return Math.max(Math.min(ownPx, basisPx), leastPx)
  }

  #measureContent(item: LayoutItem, kind: IntrinsicKind): number {
    const heightPx = findAbsoluteLength(item.layer.frame.height)
    const ratio = findAspectRatio(item)
    if (heightPx !== undefined && ratio !== undefined) return heightPx * ratio
    if (item.kind === 'text') {
      return kind === 'minContent' ? item.text.minContentWidthPx() : item.text.maxContentWidthPx()
    }
    if (item.kind === 'container') return this.#measureContainer(item, kind)
    return findNaturalSize(item)?.width ?? 0
  }

  #measureContainer(item: ContainerItem, kind: IntrinsicKind): number {
    const { layer, flow } = item
    const isSingleLine = layer.wrap === 'nowrap' && layer.columns === undefined
    const isRow = isSingleLine && isRowLayer(layer)
    const widths = flow.map((child) => this.#contribution(child, kind, isRow))
    return horizontalFramePx(layer) + combineWidths(layer, widths, kind)
  }
}

/** A picture whose width is a share of its parent asks for nothing (CSS Sizing 3, §5.2.2). */
function isCompressible(item: LayoutItem): boolean {
  const { width, maxWidth } = item.layer.frame
  const isShare = typeof width === 'string' || typeof maxWidth === 'string'
  return isShare && findNaturalSize(item) !== undefined
}

/** Px that padding and border take from the width; shares count as nothing (CSS Sizing 3, §5.2.1). */
function horizontalFramePx(layer: ResolvedContainer): number {
  const padding =
    (findAbsoluteLength(layer.padding.left) ?? 0) + (findAbsoluteLength(layer.padding.right) ?? 0)
  return padding + 2 * (layer.border?.width ?? 0)
}

function combineWidths(
  layer: ResolvedContainer,
  widths: readonly number[],
  kind: IntrinsicKind,
): number {
  if (widths.length === 0) return 0
  const widest = widths.reduce((a, b) => Math.max(a, b), 0)
  if (layer.columns !== undefined) {
    return widest * layer.columns + layer.columnGap * (layer.columns - 1)
  }
  const breaksEverywhere = layer.wrap !== 'nowrap' && kind === 'minContent'
  if (!isRowLayer(layer) || breaksEverywhere) return widest
  const gaps = layer.columnGap * (widths.length - 1)
  return widths.reduce((sum, width) => sum + width, 0) + gaps
}
