import type { Rect } from '../foundation/geometry.ts'
import { type Matrix, transformBounds } from '../foundation/matrix.ts'
import type { Geometry } from './display-list.ts'
import { pathBounds } from './path-bounds.ts'

/** Where the inside of a geometry can be; `undefined` when it has none and no outline either. */
export function geometryBounds(
  geometry: Geometry,
  transform: Matrix | undefined,
): Rect | undefined {
  if (geometry.type === 'path') return pathBounds(geometry.path, transform)
  return transform === undefined ? geometry.rect : transformBounds(transform, geometry.rect)
}
