import type { Matrix } from '../../foundation/matrix.ts'
import type { Geometry } from '../../paint/display-list.ts'
import type { Coverage } from './coverage.ts'
import { boxOfMask, type CoverageMask, multiplyMasks } from './coverage-mask.ts'
import { type DeviceBox, EMPTY_BOX, intersectBoxes, isEmptyBox } from './device-box.ts'
import { isSquareCornered, toPath } from './geometry-path.ts'
import { measurePath } from './measure-path.ts'
import { boxOfPath, transformPath } from './transform-path.ts'
import { isUpright } from './upright.ts'

/** The part of the canvas that may be drawn on. */
export interface Clip {
  readonly box: DeviceBox
  /** Covers at least `box`; `undefined` lets all of it through. */
  readonly mask: CoverageMask | undefined
}

/** Narrows a clip to a box of whole px. */
export function clipToBox(clip: Clip, box: DeviceBox): Clip {
  return { box: intersectBoxes(clip.box, box), mask: clip.mask }
}

/** Narrows a clip to what a mask covers. */
export function clipToMask(clip: Clip, mask: CoverageMask): Clip {
  const box = intersectBoxes(clip.box, boxOfMask(mask))
  return { box, mask: clip.mask === undefined ? mask : multiplyMasks(mask, clip.mask) }
}

export interface ClipShape {
  readonly geometry: Geometry
  /** From the px of the geometry to device px. */
  readonly matrix: Matrix
}

/** Narrows a clip to a geometry. One whose edges lie between pixels needs no mask. */
export function clipToShape(clip: Clip, shape: ClipShape, coverage: Coverage): Clip {
  const path = transformPath(toPath(shape.geometry), shape.matrix)
  const box = intersectBoxes(clip.box, boxOfPath(path))
  if (isEmptyBox(box)) return { box: EMPTY_BOX, mask: undefined }
  const plain = isSquareCornered(shape.geometry) && isUpright(shape.matrix)
  if (plain && path.points.every(Number.isInteger)) {
    return { box, mask: clip.mask }
  }
  const rule = shape.geometry.type === 'path' ? shape.geometry.rule : 'nonzero'
  const mask = measurePath({ path, rule }, box, coverage)
  return { box, mask: clip.mask === undefined ? mask : multiplyMasks(mask, clip.mask) }
}
