import type { Matrix } from '../../foundation/matrix.ts'
import type { ImageCommand } from '../../paint/display-list.ts'

/** Mirrors an image about the middle of its rectangle; `undefined` when it is not mirrored. */
export function mirrorAbout({ rect, flipX, flipY }: ImageCommand): Matrix | undefined {
  if (!flipX && !flipY) return undefined
  return {
    a: flipX ? -1 : 1,
    b: 0,
    c: 0,
    d: flipY ? -1 : 1,
    e: flipX ? 2 * rect.x + rect.width : 0,
    f: flipY ? 2 * rect.y + rect.height : 0,
  }
}
