import { IMAGE_DEFAULTS, type ImageOverride, isFlexPosition } from '../model/layers/image.ts'
import { toCornerRadii } from '../model/radius.ts'
import type { Palette } from './palette.ts'
import { resolveBorder } from './resolve-border.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill } from './resolve-fill.ts'
import { resolvePosition } from './resolve-position.ts'
import type { ResolvedImage } from './resolved-template.ts'

/** An image layer but for its sources and its place in the template. */
export type ImageLook = Omit<ResolvedImage, 'path' | 'volatile' | 'sources' | 'whenMissing'>

export function resolveImage(properties: ImageOverride, palette: Palette): ImageLook {
  const { position: flexPosition, background, ...others } = properties
  const common = isFlexPosition(flexPosition) ? { ...others, position: flexPosition } : others
  const position = resolvePosition(properties.objectPosition ?? IMAGE_DEFAULTS.objectPosition)
  return {
    kind: 'image',
    ...resolveCommon(common, palette),
    fit: properties.fit ?? IMAGE_DEFAULTS.fit,
    positionX: position.x,
    positionY: position.y,
    radii: toCornerRadii(properties.radius ?? IMAGE_DEFAULTS.radius),
    border: resolveBorder(properties.border, palette),
    flip: properties.flip ?? IMAGE_DEFAULTS.flip,
    background:
      background === undefined ? undefined : resolveFill(background, palette, 'background'),
  }
}
