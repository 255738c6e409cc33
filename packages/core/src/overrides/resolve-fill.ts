import {
  type Fill,
  type GradientStop,
  LINEAR_ANGLE_DEFAULT,
  RADIAL_DEFAULTS,
} from '../model/fill.ts'
import { type Palette, resolveColor } from './palette.ts'
import { resolvePosition } from './resolve-position.ts'
import type { ResolvedFill, ResolvedGradientStop } from './resolved-template.ts'

/** Makes a fill concrete: colours parsed, tokens looked up, gradient stops in order. */
export function resolveFill(fill: Fill, palette: Palette, property: string): ResolvedFill {
  if (typeof fill === 'string') {
    return { type: 'solid', color: resolveColor(fill, palette, property) }
  }
  const stops = resolveStops(fill.stops, palette, property)
  switch (fill.type) {
    case 'linear':
      return { type: 'linear', angleDeg: fill.angle ?? LINEAR_ANGLE_DEFAULT, stops }
    case 'radial': {
      const center = resolvePosition(fill.center ?? RADIAL_DEFAULTS.center)
      const radius = fill.radius ?? RADIAL_DEFAULTS.radius
      return { type: 'radial', centerX: center.x, centerY: center.y, radius, stops }
    }
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
