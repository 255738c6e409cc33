import type { FaceRequest } from './font-file.ts'
import type { MatchDescriptors, RegisteredFont } from './registered-font.ts'

/** Farther than any distance within the range that is looked at first. */
const SECOND_CHOICE = 10_000
const THIRD_CHOICE = 20_000

type Range = readonly [number, number]

/**
 * The fonts of a family that fit a request best, as CSS Fonts 4, 5.2 has it: stretch first, then
 * style, then weight. More than one when a family is sliced by code points.
 */
export function matchFonts(
  candidates: readonly { readonly font: RegisteredFont; readonly descriptors: MatchDescriptors }[],
  request: FaceRequest,
): readonly RegisteredFont[] {
  const distances: readonly ((descriptors: MatchDescriptors) => number)[] = [
    ({ stretch }) => stretchDistance(stretch, request.stretch),
    ({ style }) => (style === request.style ? 0 : 1),
    ({ weight }) => weightDistance(weight, request.weight),
  ]
  let best = candidates
  for (const distance of distances) {
    const least = Math.min(...best.map(({ descriptors }) => distance(descriptors)))
    best = best.filter(({ descriptors }) => distance(descriptors) === least)
  }
  return best.map(({ font }) => font)
}

/** Narrower faces are looked at first for normal and narrow texts, wider ones for wide texts. */
function stretchDistance([min, max]: Range, wanted: number): number {
  if (min <= wanted && wanted <= max) return 0
  const narrower = wanted > max
  const preferred = wanted <= 100 ? narrower : !narrower
  return (preferred ? 0 : SECOND_CHOICE) + (narrower ? wanted - max : min - wanted)
}

/**
 * Between 400 and 500, up to 500 first, then lighter, then bolder; below, lighter first; above,
 * bolder first.
 */
function weightDistance([min, max]: Range, wanted: number): number {
  if (min <= wanted && wanted <= max) return 0
  const lighter = wanted > max
  const distance = lighter ? wanted - max : min - wanted
  if (wanted < 400) return distance + (lighter ? 0 : SECOND_CHOICE)
  if (wanted > 500) return distance + (lighter ? SECOND_CHOICE : 0)
  if (lighter) return distance + SECOND_CHOICE
  return min <= 500 ? distance : distance + THIRD_CHOICE
}
