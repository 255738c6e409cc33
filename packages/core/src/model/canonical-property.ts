import { FRAME_ALIASES } from './frame.ts'
import type { LayerKind } from './layer.ts'
import { isFlexPosition } from './layers/image.ts'

/**
 * The one name of a property that has two: `x` is `left`, `y` is `top`, the `text` of a QR code
 * is its `data`, and the `position` of an image is its `objectPosition` unless it says how the image
 * flows.
 */
export function canonicalProperty(kind: LayerKind, property: string, value: unknown): string {
  if (property === 'x' || property === 'y') return FRAME_ALIASES[property]
  if (kind === 'qr' && property === 'text') return 'data'
  const isCrop = kind === 'image' && property === 'position' && !isFlexPosition(value)
  return isCrop ? 'objectPosition' : property
}
