import type { GradientStop } from '../../paint/display-list.ts'
import { straightStops } from '../svg/gradient-stops.ts'

/**
 * Stops from 0 to 1 that never go back, as CSS reads them, and between which colours may be mixed
 * without their alpha.
 */
export function wholeStops(given: readonly GradientStop[]): readonly GradientStop[] {
  let reached = 0
  const stops = straightStops(given).map((stop) => {
    reached = Math.min(1, Math.max(reached, stop.at))
    return { ...stop, at: reached }
  })
  const [first] = stops
  const last = stops.at(-1)
  if (first === undefined || last === undefined) return []
  return [{ ...first, at: 0 }, ...stops, { ...last, at: 1 }]
}
