import {
  CONIC_DEFAULTS,
  type Fill,
  type GradientStop,
  IMAGE_FILL_DEFAULTS,
  type ImageFill,
  LINEAR_ANGLE_DEFAULT,
  RADIAL_DEFAULTS,
} from '../model/fill.ts'
import { type Palette, resolveColor } from './palette.ts'
import { resolvePosition } from './resolve-position.ts'
import type { ResolvedGradientStop, ResolvedImageFill } from './resolved-effects.ts'
import type { ResolvedFill } from './resolved-fill.ts'

/** Makes a fill concrete: colours parsed, tokens looked up, gradient stops in order. */
export function resolveFill(fill: Fill, palette: Palette, property: string): ResolvedFill {
  if (typeof fill === 'string') {
    return { type: 'solid', color: resolveColor(fill, palette, property) }
  }
  if (fill.type === 'image') return resolveImageFill(fill)
  return resolveGradient(fill, palette, property)
}

function resolveGradient(
  fill: Exclude<Fill, string | ImageFill>,
  palette: Palette,
  property: string,
): ResolvedFill {
  const stops = resolveStops(fill.stops, palette, property)
  switch (fill.type) {
    case 'linear':
      return { type: 'linear', angleDeg: fill.angle ?? LINEAR_ANGLE_DEFAULT, stops }
    case 'radial': {
      const center = resolvePosition(fill.center ?? RADIAL_DEFAULTS.center)
      const radius = fill.radius ?? RADIAL_DEFAULTS.radius
      return { type: 'radial', centerX: center.x, centerY: center.y, radius, stops }
    }
    case 'conic': {
      const center = resolvePosition(fill.center ?? CONIC_DEFAULTS.center)
      const angleDeg = fill.angle ?? CONIC_DEFAULTS.angle
      return { type: 'conic', angleDeg, centerX: center.x, centerY: center.y, stops }
    }
  }
}

export function resolveImageFill(fill: Omit<ImageFill, 'type'>): ResolvedImageFill {
  const position = resolvePosition(fill.position ?? IMAGE_FILL_DEFAULTS.position)
  return {
    type: 'image',
    source: fill.src,
    fit: fill.fit ?? IMAGE_FILL_DEFAULTS.fit,
    positionX: position.x,
    positionY: position.y,
  }
}

/**
 * CSS Images 4, 3.5.3: a stop that lies before an earlier one is moved up to it, never sorted, so
 * that two stops at one place make a hard edge in the order in which they are written.
 */
function resolveStops(
  stops: readonly GradientStop[],
  palette: Palette,
  property: string,
): readonly ResolvedGradientStop[] {
  let last = 0
  return stops.map(({ at, color }) => {
    last = Math.max(last, Math.min(1, at))
    return { at: last, color: resolveColor(color, palette, property) }
  })
}
