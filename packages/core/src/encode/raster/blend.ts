import { blendBitmap } from './blend-bitmap.ts'
import { blendRamp } from './blend-ramp.ts'
import { blendSolid } from './blend-solid.ts'
import type { Clip } from './clip.ts'
import { boxOfMask, type CoverageMask, multiplyMasks } from './coverage-mask.ts'
import { type DeviceBox, intersectBoxes, isEmptyBox } from './device-box.ts'
import type { Ink } from './ink.ts'
import type { Patch } from './patch.ts'
import { boxOfSurface, type Surface } from './surface.ts'

/** A surface and the part of it that may be drawn on. */
export interface Target {
  readonly surface: Surface
  readonly clip: Clip
}

/** Draws ink where a mask covers, source over what is there (Porter-Duff, premultiplied sRGB). */
export function blendMask(target: Target, mask: CoverageMask, ink: Ink): void {
  const { clip } = target
  const box = visibleBox(target, boxOfMask(mask))
  if (isEmptyBox(box)) return
  const covered = clip.mask === undefined ? mask : multiplyMasks(mask, clip.mask)
  blendPatch({ surface: target.surface, box, mask: covered }, ink)
}

/** Draws ink over all of a box. */
export function blendBox(target: Target, wanted: DeviceBox, ink: Ink): void {
  const box = visibleBox(target, wanted)
  if (!isEmptyBox(box)) blendPatch({ surface: target.surface, box, mask: target.clip.mask }, ink)
}

function visibleBox(target: Target, box: DeviceBox): DeviceBox {
  return intersectBoxes(intersectBoxes(box, target.clip.box), boxOfSurface(target.surface))
}

function blendPatch(patch: Patch, ink: Ink): void {
  switch (ink.kind) {
    case 'solid':
      blendSolid(patch, ink)
      break
    case 'ramp':
      blendRamp(patch, ink)
      break
    case 'bitmap':
      blendBitmap(patch, ink)
      break
  }
}
