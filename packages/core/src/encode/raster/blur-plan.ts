import type { Rect } from '../../foundation/geometry.ts'
import { type Matrix, multiply, scaling } from '../../foundation/matrix.ts'
import { blurReach } from './blur.ts'
import { boxAround, type DeviceBox, intersectBoxes, isEmptyBox } from './device-box.ts'

/**
 * Standard deviation (px) above which what is blurred is drawn at half the size, a quarter, and so
 * on. A blur this wide holds nothing finer: with at least half of it left, enlarging is off by less
 * than one level (an eighth of the curvature, 0.24 / 3² at the steepest, of 255).
 */
const LARGEST_SIGMA = 6

/** How a blur is drawn: its content at `1 / reduction` of its size, blurred, then enlarged. */
export interface BlurPlan {
  readonly reduction: number
  /** Standard deviation in px of the reduced content. */
  readonly sigmaPx: number
  /** From page px to px of the reduced content, the offset included. */
  readonly matrix: Matrix
  /** Px of the reduced content that matter. */
  readonly contentBox: DeviceBox
  /** Device px on which the blurred content may fall. */
  readonly box: DeviceBox
}

/** What is blurred and moved, in page px. */
export interface Blurring {
  /** Where the result may fall. */
  readonly bounds: Rect
  /** Standard deviation. */
  readonly sigma: number
  readonly x: number
  readonly y: number
}

/**
 * Plans a blur. Depends on nothing but the command, the page's matrix and the canvas, so that equal
 * commands give equal pixels wherever they stand.
 *
 * @returns `undefined` when none of it shows.
 */
export function planBlur(
  { bounds, sigma: sigmaOfPage, x, y }: Blurring,
  matrix: Matrix,
  canvas: DeviceBox,
): BlurPlan | undefined {
  const box = intersectBoxes(boxAround(bounds, matrix, 1), canvas)
  if (isEmptyBox(box)) return undefined
  const scale = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c))
  const sigma = Math.min(Math.max(0, sigmaOfPage * scale), Number.MAX_SAFE_INTEGER)
  let reduction = 1
  while (sigma / reduction > LARGEST_SIGMA) reduction *= 2
  // Enlarging spreads by a triangle of two px (variance 1/6).
  const spread = reduction === 1 ? 0 : 1 / 6
  const sigmaPx = Math.sqrt((sigma / reduction) ** 2 - spread)
  // One px more, because enlarging looks at neighbours.
  const margin = blurReach(sigmaPx) + 1
  const offset = { a: 1, b: 0, c: 0, d: 1, e: x, f: y }
  return {
    reduction,
    sigmaPx,
    matrix: multiply(scaling(1 / reduction), multiply(matrix, offset)),
    contentBox: {
      left: Math.floor(box.left / reduction) - margin,
      top: Math.floor(box.top / reduction) - margin,
      right: Math.ceil(box.right / reduction) + margin,
      bottom: Math.ceil(box.bottom / reduction) + margin,
    },
    box,
  }
}
