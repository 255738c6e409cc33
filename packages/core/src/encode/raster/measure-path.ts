import type { Path } from '../../foundation/path.ts'
import { type Coverage, type FillRule, rowsAtOnce } from './coverage.ts'
import { type CoverageMask, EMPTY_MASK } from './coverage-mask.ts'
import { type DeviceBox, isEmptyBox } from './device-box.ts'
import { CURVE_TOLERANCE_PX, flattenPath } from './flatten-path.ts'

/** An outline with more verbs is read seldom, at the price of strips too large for the caches. */
const MANY_VERBS = 300
const LARGE_STRIP_PIXELS = 2_000_000

/** Rows of an outline to measure at once: few enough to stay in the caches, unless it is heavy. */
export function rowsOfStrip(path: Path, width: number): number {
  if (path.verbs.length > MANY_VERBS) return Math.ceil(LARGE_STRIP_PIXELS / width)
  return rowsAtOnce(width)
}

export interface MeasuredPath {
  /** In device px. */
  readonly path: Path
  readonly rule: FillRule
}

/** The mask of an outline over a whole box, measured strip by strip. */
export function measurePath(
  { path, rule }: MeasuredPath,
  box: DeviceBox,
  coverage: Coverage,
): CoverageMask {
  if (isEmptyBox(box)) return EMPTY_MASK
  const width = box.right - box.left
  const height = box.bottom - box.top
  const rows = rowsOfStrip(path, width)
  const data = new Uint8Array(width * height)
  for (let top = box.top; top < box.bottom; top += rows) {
    const strip = { ...box, top, bottom: Math.min(box.bottom, top + rows) }
    coverage.begin(strip)
    flattenPath(path, coverage, { visible: strip, tolerancePx: CURVE_TOLERANCE_PX })
    coverage.endInto(data.subarray((top - box.top) * width), rule)
  }
  return { left: box.left, top: box.top, width, height, data }
}
