/** Verbs of a `Path`, with the number of points that each takes. */
export const PATH_VERB = { move: 0, line: 1, quad: 2, cubic: 3, close: 4 } as const

/** Points taken by each verb, indexed by the verb. */
export const POINTS_PER_VERB: readonly number[] = [1, 1, 2, 3, 0]

/**
 * An outline as verbs and their points, both flat.
 *
 * `points` holds x, y pairs in the order in which the verbs take them: control points before the
 * end point. An open contour is filled as if it were closed.
 */
export interface Path {
  readonly verbs: Uint8Array
  readonly points: Float64Array
}

export const EMPTY_PATH: Path = { verbs: new Uint8Array(0), points: new Float64Array(0) }

/** Collects verbs and points; `build` gives the finished path. */
export class PathBuilder {
  readonly #verbs: number[] = []
  readonly #points: number[] = []

  moveTo(x: number, y: number): this {
    this.#verbs.push(PATH_VERB.move)
    this.#points.push(x, y)
    return this
  }

  lineTo(x: number, y: number): this {
    this.#verbs.push(PATH_VERB.line)
    this.#points.push(x, y)
    return this
  }

  quadTo(...points: readonly [cx: number, cy: number, x: number, y: number]): this {
    this.#verbs.push(PATH_VERB.quad)
    this.#points.push(...points)
    return this
  }

  cubicTo(
    ...points: readonly [c1x: number, c1y: number, c2x: number, c2y: number, x: number, y: number]
  ): this {
    this.#verbs.push(PATH_VERB.cubic)
    this.#points.push(...points)
    return this
  }

  close(): this {
    this.#verbs.push(PATH_VERB.close)
    return this
  }

  build(): Path {
    return { verbs: Uint8Array.from(this.#verbs), points: Float64Array.from(this.#points) }
  }
}
