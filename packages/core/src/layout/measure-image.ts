import type { Size } from '../foundation/geometry.ts'
import type { ResolvedRating } from '../overrides/resolved-template.ts'
import type { LayoutItem } from './layout-item.ts'
import { findAbsoluteLength } from './resolve-length.ts'
import { measureBarcode, measureQr } from './symbols/measure-symbol.ts'

/**
 * The size a picture has of its own, in CSS px, held to the bounds of its frame without changing its
 * shape (CSS 2.2 §10.4); `undefined` for all that is not a picture.
 */
export function findNaturalSize(item: LayoutItem): Size | undefined {
  const own = findOwnSize(item)
  if (own === undefined) return undefined
  const { width, height } = own
  const { frame } = item.layer
  const most = Math.min(
    1,
    (findAbsoluteLength(frame.maxWidth) ?? width) / width,
    (findAbsoluteLength(frame.maxHeight) ?? height) / height,
  )
  const least = Math.max(
    (findAbsoluteLength(frame.minWidth) ?? 0) / width,
    (findAbsoluteLength(frame.minHeight) ?? 0) / height,
  )
  const factor = Math.max(most, least)
  return { width: width * factor, height: height * factor }
}

function findOwnSize(item: LayoutItem): Size | undefined {
  switch (item.kind) {
    case 'image':
    case 'svg':
      return item.asset.image
    case 'qr':
      return measureQr(item)
    case 'barcode':
      return measureBarcode(item.symbol)
    case 'rating':
      return measureRating(item.layer)
    case 'text':
    case 'shape':
    case 'container':
      return undefined
  }
}

/** CSS px of a symbol of a rating that nothing gives a size. */
const SYMBOL_PX = 24

function measureRating({ max, gap }: ResolvedRating): Size {
  return { width: max * SYMBOL_PX + (max - 1) * gap, height: SYMBOL_PX }
}

/** Width divided by height: the authored ratio, else a picture's own. */
export function findAspectRatio(item: LayoutItem): number | undefined {
  const natural = findNaturalSize(item)
  const ratio = item.layer.frame.aspectRatio ?? (natural && natural.width / natural.height)
  return ratio !== undefined && ratio > 0 && Number.isFinite(ratio) ? ratio : undefined
}

/**
 * A picture's size when some sides are known: a missing one follows the ratio, and when both are
 * missing it is drawn at its natural size, whatever the room (CSS 2.2 §10.3.2).
 */
export function measureImage(
  natural: Size,
  ratio: number,
  known: { readonly width: number | undefined; readonly height: number | undefined },
): Size {
  const { width, height } = known
  if (width !== undefined) return { width, height: height ?? width / ratio }
  if (height !== undefined) return { width: height * ratio, height }
  return { width: natural.width, height: natural.width / ratio }
}
