import type { Size } from '../../foundation/geometry.ts'
import type { Matrix } from '../../foundation/matrix.ts'
import type { Orientation } from './stripped-image.ts'

const TURNS: Readonly<Record<Orientation, (upright: Size) => Matrix | undefined>> = {
  1: () => undefined,
  2: ({ width }) => ({ a: -1, b: 0, c: 0, d: 1, e: width, f: 0 }),
  3: ({ width, height }) => ({ a: -1, b: 0, c: 0, d: -1, e: width, f: height }),
  4: ({ height }) => ({ a: 1, b: 0, c: 0, d: -1, e: 0, f: height }),
  5: () => ({ a: 0, b: 1, c: 1, d: 0, e: 0, f: 0 }),
  6: ({ width }) => ({ a: 0, b: 1, c: -1, d: 0, e: width, f: 0 }),
  7: ({ width, height }) => ({ a: 0, b: -1, c: -1, d: 0, e: width, f: height }),
  8: ({ height }) => ({ a: 0, b: -1, c: 1, d: 0, e: 0, f: height }),
}

/** Turns stored pixels upright; `upright` is the size of the image once it stands. */
export function turnUpright(orientation: Orientation, upright: Size): Matrix | undefined {
  return TURNS[orientation](upright)
}
