import type { Rect } from '../foundation/geometry.ts'
import type { Path } from '../foundation/path.ts'
import type { ResolvedRating } from '../overrides/resolved-template.ts'
import type { Geometry } from './display-list.ts'
import { buildOutline } from './outline-path.ts'
import { pathBounds } from './path-bounds.ts'
import { transformPath } from './transform-path.ts'

const HEART =
  'M12 21C5 15 2 11.5 2 7.8 2 4.9 4.3 3 6.9 3 9 3 11 4.2 12 6.2 13 4.2 15 3 17.1 3 19.7 3 22 4.9 22 7.8 22 11.5 19 15 12 21Z'
/** A pentagram. */
const STAR = { shape: 'star', points: 5, innerRatio: 0.382 } as const

type ReadPath = (data: string) => Path

const BUILDERS: {
  readonly [Shape in ResolvedRating['shape']]: (
    place: Rect,
    readPath: ReadPath,
    d: string,
  ) => Geometry
} = {
  star: (place, readPath) => buildOutline(STAR, place, readPath),
  circle: (place, readPath) => buildOutline({ shape: 'ellipse' }, place, readPath),
  heart: (place, readPath) => fitPath(readPath(HEART), place),
  svg: (place, readPath, d) => fitPath(readPath(d), place),
}

/** The outline of one symbol in the square that it may fill. Page px. */
export function buildRatingSymbol(
  { shape, d }: ResolvedRating,
  place: Rect,
  readPath: ReadPath,
): Geometry {
  return BUILDERS[shape](place, readPath, d)
}

/** A path as large as it fits, in the middle. */
function fitPath(path: Path, place: Rect): Geometry {
  const bounds = pathBounds(path)
  const extent = bounds === undefined ? 0 : Math.max(bounds.width, bounds.height)
  if (bounds === undefined || !(extent > 0)) return { type: 'path', path, rule: 'nonzero' }
  const scale = place.width / extent
  const e = place.x + (place.width - bounds.width * scale) / 2 - bounds.x * scale
  const f = place.y + (place.height - bounds.height * scale) / 2 - bounds.y * scale
  const fitted = transformPath(path, { a: scale, b: 0, c: 0, d: scale, e, f })
  return { type: 'path', path: fitted, rule: 'nonzero' }
}
