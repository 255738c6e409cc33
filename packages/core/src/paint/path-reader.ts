import { PlatenError } from '../foundation/errors.ts'
import { parsePathData } from '../foundation/parse-path-data.ts'
import type { Path } from '../foundation/path.ts'

/** 8 MB of coordinates. Stops one long path that a repeater draws hundreds of times. */
const MAX_NUMBERS = 1_000_000

/** Parses the path data of one page: equal data once, and no more in all than can be drawn. */
export class PathReader {
  readonly #paths = new Map<string, Path>()
  #numbers = 0

  read(data: string): Path {
    let path = this.#paths.get(data)
    if (path === undefined) {
      path = parsePathData(data)
      this.#paths.set(data, path)
    }
    this.#numbers += path.points.length
    if (this.#numbers > MAX_NUMBERS) {
      throw new PlatenError(
        'path_too_complex',
        `The path shapes of a page have more than ${MAX_NUMBERS.toLocaleString('en')} numbers; use fewer or simpler paths.`,
      )
    }
    return path
  }
}
