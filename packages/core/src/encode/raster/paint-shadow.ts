import { type Matrix, multiply, scaling } from '../../foundation/matrix.ts'
import type { ShadowCommand } from '../../paint/display-list.ts'
import { blendMask, type Target } from './blend.ts'
import { blurPlane, blurReach, type Plane } from './blur.ts'
import type { Coverage } from './coverage.ts'
import { type CoverageMask, multiplyMasks } from './coverage-mask.ts'
import { boxAround, type DeviceBox, intersectBoxes, isEmptyBox } from './device-box.ts'
import { toPath } from './geometry-path.ts'
import { measurePath } from './measure-path.ts'
import type { Surface } from './surface.ts'
import { transformPath } from './transform-path.ts'

/**
 * Standard deviation (px) above which a shadow is drawn at half the size, a quarter, and so on. A
 * blur this wide holds nothing finer: with at least half of it left, enlarging is off by less than
 * one level (an eighth of the curvature, 0.24 / 3² at the steepest, of 255).
 */
const LARGEST_SIGMA = 6

/** How a shadow is drawn: the silhouette at `1 / reduction` of its size, blurred, then enlarged. */
export interface ShadowPlan {
  readonly reduction: number
  /** Standard deviation in px of the reduced silhouette. */
  readonly sigmaPx: number
  /** From page px to px of the reduced silhouette, the shadow's offset included. */
  readonly matrix: Matrix
  /** Px of the reduced silhouette that matter. */
  readonly silhouetteBox: DeviceBox
  /** Device px on which the shadow may fall. */
  readonly box: DeviceBox
}

/**
 * Plans a shadow. Depends on nothing but the command, the page's matrix and the canvas, so that
 * equal commands give equal pixels wherever they stand.
 *
 * @returns `undefined` when none of it shows.
 */
export function planShadow(
  command: ShadowCommand,
  matrix: Matrix,
  canvas: DeviceBox,
): ShadowPlan | undefined {
  const box = intersectBoxes(boxAround(command.bounds, matrix, 1), canvas)
  if (isEmptyBox(box)) return undefined
  const scale = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c))
  const sigma = Math.min(Math.max(0, command.sigma * scale), Number.MAX_SAFE_INTEGER)
  let reduction = 1
  while (sigma / reduction > LARGEST_SIGMA) reduction *= 2
  // Enlarging spreads by a triangle of two px (variance 1/6).
  const spread = reduction === 1 ? 0 : 1 / 6
  const sigmaPx = Math.sqrt((sigma / reduction) ** 2 - spread)
  // One px more, because enlarging looks at neighbours.
  const margin = blurReach(sigmaPx) + 1
  const offset = { a: 1, b: 0, c: 0, d: 1, e: command.x, f: command.y }
  return {
    reduction,
    sigmaPx,
    matrix: multiply(scaling(1 / reduction), multiply(matrix, offset)),
    silhouetteBox: {
      left: Math.floor(box.left / reduction) - margin,
      top: Math.floor(box.top / reduction) - margin,
      right: Math.ceil(box.right / reduction) + margin,
      bottom: Math.ceil(box.bottom / reduction) + margin,
    },
    box,
  }
}

/** The mask of a shadow, made from the casters drawn on `silhouette`. */
export function buildShadowMask(
  silhouette: Surface,
  plan: ShadowPlan,
  { command, pageMatrix, coverage }: ShadowShape,
): CoverageMask {
  const plane = toPlane(silhouette)
  blurPlane(plane, plan.sigmaPx)
  const mask = plan.reduction === 1 ? cut(plane, plan) : enlarge(plane, plan)
  const { except } = command
  if (except === undefined) return mask
  const toDevice =
    except.transform === undefined ? pageMatrix : multiply(pageMatrix, except.transform)
  const path = transformPath(toPath(except.geometry), toDevice)
  const rule = except.geometry.type === 'path' ? except.geometry.rule : 'nonzero'
  const outside = measurePath({ path, rule }, plan.box, coverage)
  for (let at = 0; at < outside.data.length; at++) outside.data[at] = 255 - (outside.data[at] ?? 0)
  return multiplyMasks(mask, outside)
}

export interface ShadowShape {
  readonly command: ShadowCommand
  readonly pageMatrix: Matrix
  readonly coverage: Coverage
}

/** Tints a shadow's mask and draws it. */
export function blendShadow(target: Target, mask: CoverageMask, command: ShadowCommand): void {
  const { r, g, b, a } = command.color
  blendMask(target, mask, { kind: 'solid', r, g, b, alpha: Math.round(a * 255) })
}

/** The alpha channel of an RGBA surface. */
function toPlane({ width, height, data }: Surface): Plane {
  const levels = new Float32Array(width * height)
  for (let at = 0; at < levels.length; at++) levels[at] = data[at * 4 + 3] ?? 0
  return { width, height, levels }
}

/** The part of a plane of full size that lies in the shadow's box. */
function cut(plane: Plane, { box, silhouetteBox }: ShadowPlan): CoverageMask {
  const width = box.right - box.left
  const height = box.bottom - box.top
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    let from = (box.top + y - silhouetteBox.top) * plane.width + box.left - silhouetteBox.left
    for (let at = y * width; at < (y + 1) * width; at++, from++) {
      data[at] = (plane.levels[from] ?? 0) + 0.5
    }
  }
  return { left: box.left, top: box.top, width, height, data }
}

/** The same of a reduced plane, enlarged bilinearly. */
function enlarge(plane: Plane, { box, silhouetteBox, reduction }: ShadowPlan): CoverageMask {
  const width = box.right - box.left
  const height = box.bottom - box.top
  const data = new Uint8Array(width * height)
  const upper = new Float32Array(plane.width)
  for (let y = 0; y < height; y++) {
    const v = (box.top + y + 0.5) / reduction - silhouetteBox.top - 0.5
    mixRows(upper, plane, v)
    for (let x = 0; x < width; x++) {
      const u = (box.left + x + 0.5) / reduction - silhouetteBox.left - 0.5
      const left = Math.floor(u)
      const share = u - left
      const level = (upper[left] ?? 0) * (1 - share) + (upper[left + 1] ?? 0) * share
      data[y * width + x] = level + 0.5
    }
  }
  return { left: box.left, top: box.top, width, height, data }
}

/** A row between two rows of a plane. */
function mixRows(out: Float32Array, plane: Plane, v: number): void {
  const top = Math.floor(v)
  const share = v - top
  const above = top * plane.width
  const below = above + plane.width
  for (let x = 0; x < plane.width; x++) {
    out[x] = (plane.levels[above + x] ?? 0) * (1 - share) + (plane.levels[below + x] ?? 0) * share
  }
}
