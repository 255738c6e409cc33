import type { Point, Rect } from './geometry.ts'

/** Affine transform as in CSS `matrix(a, b, c, d, e, f)`: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface Matrix {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

export const IDENTITY: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }

/** Applies `second` after `first`. */
export function multiply(second: Matrix, first: Matrix): Matrix {
  return {
    a: second.a * first.a + second.c * first.b,
    b: second.b * first.a + second.d * first.b,
    c: second.a * first.c + second.c * first.d,
    d: second.b * first.c + second.d * first.d,
    e: second.a * first.e + second.c * first.f + second.e,
    f: second.b * first.e + second.d * first.f + second.f,
  }
}

/** Turns clockwise by `angleDeg` about `origin`; right angles are exact. */
export function rotation(angleDeg: number, origin: Point): Matrix {
  const quarter = (((angleDeg % 360) + 360) % 360) / 90
  const radians = (angleDeg * Math.PI) / 180
  const exact = Number.isInteger(quarter)
  const cos = exact ? ([1, 0, -1, 0][quarter] ?? 1) : Math.cos(radians)
  const sin = exact ? ([0, 1, 0, -1][quarter] ?? 0) : Math.sin(radians)
  return {
    a: cos,
    b: sin,
    c: -sin,
    d: cos,
    e: origin.x - cos * origin.x + sin * origin.y,
    f: origin.y - sin * origin.x - cos * origin.y,
  }
}

export function scaling(factor: number): Matrix {
  return { a: factor, b: 0, c: 0, d: factor, e: 0, f: 0 }
}

export function transformPoint(matrix: Matrix, point: Point): Point {
  return {
    x: matrix.a * point.x + matrix.c * point.y + matrix.e,
    y: matrix.b * point.x + matrix.d * point.y + matrix.f,
  }
}

/** The smallest upright rectangle that holds the transformed one. */
export function transformBounds(matrix: Matrix, rect: Rect): Rect {
  const xs: number[] = []
  const ys: number[] = []
  for (const x of [rect.x, rect.x + rect.width]) {
    for (const y of [rect.y, rect.y + rect.height]) {
      const point = transformPoint(matrix, { x, y })
      xs.push(point.x)
      ys.push(point.y)
    }
  }
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** `undefined` for a transform that flattens the plane. */
export function invert(matrix: Matrix): Matrix | undefined {
  const { a, b, c, d, e, f } = matrix
  const determinant = a * d - b * c
  if (!Number.isFinite(1 / determinant)) return undefined
  return {
    a: d / determinant,
    b: -b / determinant,
    c: -c / determinant,
    d: a / determinant,
    e: (c * f - d * e) / determinant,
    f: (b * e - a * f) / determinant,
  }
}
