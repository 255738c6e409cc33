import { blurPlane, type Plane } from './blur.ts'
import type { BlurPlan } from './blur-plan.ts'
import type { Surface } from './surface.ts'

/** Where the levels of one channel go: every `stride`th byte from `first`, over the plan's box. */
export interface ChannelRoom {
  readonly data: Uint8Array
  readonly first: number
  readonly stride: number
}

/** Blurs one channel of drawn content, and enlarges it to the px of the plan's box. */
export function blurChannel(
  content: Surface,
  channel: number,
  { plan, into }: { readonly plan: BlurPlan; readonly into: ChannelRoom },
): void {
  const plane = toPlane(content, channel)
  blurPlane(plane, plan.sigmaPx)
  if (plan.reduction === 1) cut(plane, plan, into)
  else enlarge(plane, plan, into)
}

function toPlane({ width, height, channels, data }: Surface, channel: number): Plane {
  const levels = new Float32Array(width * height)
  for (let at = 0, from = channel; at < levels.length; at++, from += channels) {
    levels[at] = data[from] ?? 0
  }
  return { width, height, levels }
}

/** The part of a plane of full size that lies in the plan's box. */
function cut(plane: Plane, { box, contentBox }: BlurPlan, into: ChannelRoom): void {
  let at = into.first
  for (let y = box.top; y < box.bottom; y++) {
    let from = (y - contentBox.top) * plane.width + box.left - contentBox.left
    for (let x = box.left; x < box.right; x++, at += into.stride, from++) {
      into.data[at] = (plane.levels[from] ?? 0) + 0.5
    }
  }
}

/** The same of a reduced plane, enlarged bilinearly. */
function enlarge(plane: Plane, { box, contentBox, reduction }: BlurPlan, into: ChannelRoom): void {
  const upper = new Float32Array(plane.width)
  let at = into.first
  for (let y = box.top; y < box.bottom; y++) {
    mixRows(upper, plane, (y + 0.5) / reduction - contentBox.top - 0.5)
    for (let x = box.left; x < box.right; x++, at += into.stride) {
      const u = (x + 0.5) / reduction - contentBox.left - 0.5
      const left = Math.floor(u)
      const share = u - left
      const level = (upper[left] ?? 0) * (1 - share) + (upper[left + 1] ?? 0) * share
      into.data[at] = level + 0.5
    }
  }
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
