import type { GradientStop } from '../../paint/display-list.ts'

/** Stops put between two of different opacity: more change no pixel by more than one part in 255. */
const STEPS = 8

/**
 * Stops that look in SVG as the given ones look in CSS.
 *
 * CSS mixes colours premultiplied (CSS Images 3, section 3.4.2), SVG does not: from red to
 * `transparent` SVG would go through a muddy half-transparent dark red. Beside a fully transparent
 * stop the other's colour is right all the way; between two translucent ones we add stops.
 */
export function straightStops(stops: readonly GradientStop[]): readonly GradientStop[] {
  const straight: GradientStop[] = []
  for (const [index, stop] of stops.entries()) {
    const previous = stops[index - 1]
    if (previous !== undefined) straight.push(...between(previous, stop))
    straight.push(stop)
  }
  return straight
}

function between(from: GradientStop, to: GradientStop): readonly GradientStop[] {
  const sameColor =
    from.color.r === to.color.r && from.color.g === to.color.g && from.color.b === to.color.b
  if (sameColor || from.color.a === to.color.a || from.at === to.at) return []
  if (from.color.a === 0) return [{ at: from.at, color: { ...to.color, a: 0 } }]
  if (to.color.a === 0) return [{ at: to.at, color: { ...from.color, a: 0 } }]
  return Array.from({ length: STEPS - 1 }, (_, index) => mix(from, to, (index + 1) / STEPS))
}

function mix(from: GradientStop, to: GradientStop, share: number): GradientStop {
  const near = from.color.a * (1 - share)
  const far = to.color.a * share
  const a = near + far
  const channel = (first: number, second: number) => Math.round((first * near + second * far) / a)
  return {
    at: from.at + (to.at - from.at) * share,
    color: {
      r: channel(from.color.r, to.color.r),
      g: channel(from.color.g, to.color.g),
      b: channel(from.color.b, to.color.b),
      a,
    },
  }
}
