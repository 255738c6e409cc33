import { PlatenError } from '../foundation/errors.ts'
import type { CompleteProperties } from './complete-properties.ts'
import type { Palette } from './palette.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill } from './resolve-fill.ts'
import type { ResolvedRating } from './resolved-template.ts'

export function resolveRating(
  properties: CompleteProperties['rating'],
  palette: Palette,
): ResolvedRating {
  const { value, max } = properties
  if (value > max) {
    const detail = `"value" must be at most "max", ${max}, but is ${value}.`
    throw new PlatenError('out_of_range', detail, { pointer: '/value' })
  }
  return {
    kind: 'rating',
    ...resolveCommon(properties, palette),
    value,
    max,
    shape: properties.shape,
    d: properties.d ?? '',
    fill: resolveFill(properties.fill, palette, 'fill'),
    emptyFill: resolveFill(properties.emptyFill, palette, 'emptyFill'),
    gap: properties.gap,
  }
}
