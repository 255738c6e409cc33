import { isFlexPosition, isSmartCrop } from '../model/layers/image.ts'
import { toCornerRadii } from '../model/radius.ts'
import { type CompleteProperties, INITIAL_VALUES } from './complete-properties.ts'
import type { Palette } from './palette.ts'
import { resolveBorder } from './resolve-border.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill, resolveImageFill } from './resolve-fill.ts'
import { resolveFilters } from './resolve-filters.ts'
import { resolvePosition } from './resolve-position.ts'
import type { ResolvedImage } from './resolved-template.ts'

export function resolveImage(
  properties: CompleteProperties['image'],
  palette: Palette,
): ResolvedImage {
  const { position: placement, background } = properties
  const flex = isFlexPosition(placement) ? placement : INITIAL_VALUES.image.position
  const { objectPosition } = properties
  const focus = isSmartCrop(objectPosition) ? objectPosition : undefined
  const position = resolvePosition(objectPosition)
  return {
    kind: 'image',
    ...resolveCommon({ ...properties, position: flex }, palette),
    sources: [],
    whenMissing: 'fail',
    fit: properties.fit,
    positionX: position.x,
    positionY: position.y,
    focus,
    radii: toCornerRadii(properties.radius),
    border: resolveBorder(properties.border, palette),
    flip: properties.flip,
    background:
      background === undefined ? undefined : resolveFill(background, palette, 'background'),
    filters: resolveFilters(properties.filters ?? {}, palette),
    mask: properties.mask && resolveImageFill(properties.mask),
  }
}
