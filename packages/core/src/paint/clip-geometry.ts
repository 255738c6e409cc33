import type { Rect } from '../foundation/geometry.ts'
import type { Path } from '../foundation/path.ts'
import type { ResolvedClip } from '../overrides/resolved-effects.ts'
import type { Length } from '../overrides/resolved-frame.ts'
import type { Geometry } from './display-list.ts'
import { buildOutline } from './outline-path.ts'

export type OutlineClip = Exclude<ResolvedClip, { readonly type: 'layer' }>

/** The outline of a clip over the box of its layer, page px. */
export function buildClipGeometry(
  clip: OutlineClip,
  box: Rect,
  readPath: (data: string) => Path,
): Geometry {
  return buildOutline(clip.outline, placeWithin(clip, box), readPath)
}

function placeWithin({ x, y, width, height }: OutlineClip, box: Rect): Rect {
  const left = toPx(x, box.width)
  const top = toPx(y, box.height)
  return {
    x: box.x + left,
    y: box.y + top,
    width: Math.max(0, width === undefined ? box.width - left : toPx(width, box.width)),
    height: Math.max(0, height === undefined ? box.height - top : toPx(height, box.height)),
  }
}

function toPx(length: Length, whole: number): number {
  return typeof length === 'number' ? length : (Number.parseFloat(length) / 100) * whole
}
