import type { Rect } from '../foundation/geometry.ts'
import type { Matrix } from '../foundation/matrix.ts'
import { PATH_VERB, type Path } from '../foundation/path.ts'
import { pathBounds } from './path-bounds.ts'

/** The rectangle that a path is under a transform, when it is one with upright sides. */
export function uprightRectOf(path: Path, transform: Matrix): Rect | undefined {
  const { move, line, close } = PATH_VERB
  const verbs = [move, line, line, line, close]
  if (path.verbs.length !== verbs.length || !verbs.every((verb, at) => path.verbs[at] === verb)) {
    return undefined
  }
  if (transform.b !== 0 || transform.c !== 0) return undefined
  const [x1, y1, x2, y2, x3, y3, x4, y4] = path.points
  const isUpright = y1 === y2 && x2 === x3 && y3 === y4 && x4 === x1
  return isUpright ? pathBounds(path, transform) : undefined
}
