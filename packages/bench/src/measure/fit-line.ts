/** `y = base + slope × x`. */
export interface Line {
  readonly base: number
  readonly slope: number
}

export interface Point {
  readonly x: number
  /** Over 0. */
  readonly y: number
}

/**
 * The straight line that is nearest to some points by the squares of the *relative* distances, so that
 * large points, whose absolute noise is larger too, do not decide alone.
 */
export function fitLine(points: readonly Point[]): Line {
  let [w, wx, wy, wxx, wxy] = [0, 0, 0, 0, 0]
  for (const { x, y } of points) {
    const weight = 1 / (y * y)
    w += weight
    wx += weight * x
    wy += weight * y
    wxx += weight * x * x
    wxy += weight * x * y
  }
  const slope = (w * wxy - wx * wy) / (w * wxx - wx * wx)
  return { base: (wy - slope * wx) / w, slope }
}
