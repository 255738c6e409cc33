import type { FocusProfile } from '../assets/focus/focus-profile.ts'
import type { Point } from '../foundation/geometry.ts'
import { fitObject, type ObjectFitInput } from './object-fit.ts'

/** Places that are tried along an axis. */
const STEPS = 96
/** Worth of what lies at the very edge of the part that shows, 1 in its middle. */
const EDGE_WORTH = 0.3
/** What the middle of a picture is ahead of its edges, so that a plain picture shows its middle. */
const MIDDLE_LEAD = 0.05

const MIDDLE = 0.5

/**
 * Where the part of a picture lies that is most worth seeing, as CSS `object-position`.
 *
 * Along an axis on which all of the picture shows, it is the middle. Linear in the size of the profile.
 */
export function findFocus(
  { columns, rows }: FocusProfile,
  input: Omit<ObjectFitInput, 'positionX' | 'positionY'>,
): Point {
  const fitted = fitObject({ ...input, positionX: MIDDLE, positionY: MIDDLE })
  if (fitted === undefined) return { x: MIDDLE, y: MIDDLE }
  const { whole, visible } = fitted
  return {
    x: findPlace(columns, visible.width / whole.width),
    y: findPlace(rows, visible.height / whole.height),
  }
}

/** @param share Of the axis that shows. */
function findPlace(worth: Float64Array, share: number): number {
  if (!(share < 1)) return MIDDLE
  let best = MIDDLE
  let most = Number.NEGATIVE_INFINITY
  for (let step = 0; step <= STEPS; step++) {
    // From the middle outward, so that equal places are decided for the one nearer to it.
    const aside = Math.ceil(step / 2) / STEPS
    const place = MIDDLE + (step % 2 === 0 ? aside : -aside)
    const lead = 1 - MIDDLE_LEAD * 2 * aside
    const value = weigh(worth, place * (1 - share), share) * lead
    if (value > most) [best, most] = [place, value]
  }
  return best
}

/** What shows of the worth, the middle of the part counting most, whatever the number of columns. */
function weigh(worth: Float64Array, from: number, share: number): number {
  let sum = 0
  let weights = 0
  const first = Math.max(0, Math.floor(from * worth.length))
  const last = Math.min(worth.length, Math.ceil((from + share) * worth.length))
  for (let at = first; at < last; at++) {
    const middle = ((at + 0.5) / worth.length - from) / share
    const weight = middle < 0 || middle > 1 ? 0 : weightAt(middle)
    sum += weight * (worth[at] ?? 0)
    weights += weight
  }
  return weights > 0 ? sum / weights : 0
}

function weightAt(place: number): number {
  return EDGE_WORTH + (1 - EDGE_WORTH) * Math.sin(Math.PI * place) ** 2
}
