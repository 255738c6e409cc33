import { FRAME_ALIASES } from './frame.ts'
import type { LayerKind } from './layer.ts'
import { isFlexPosition } from './layers/image.ts'

/**
 * The one name of a property that has two: `x` is `left`, `y` is `top`, and the `position` of an
 * image is its `objectPosition` unless it says how the image flows.
 */
export function canonicalProperty(kind: LayerKind, property: string, value: unknown): string {
  if (property === 'x' || property === 'y') return FRAME_ALIASES[property]
  const isCrop = kind === 'image' && property === 'position' && !isFlexPosition(value)
  return isCrop ? 'objectPosition' : property
}
