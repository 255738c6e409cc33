import type { Clip } from '../model/clip.ts'
import { toCornerRadii } from '../model/radius.ts'
import type { ResolvedClip } from './resolved-effects.ts'

/** A clip whose name, when it is one, is still that of its own scope; see `findClipLayer`. */
export function resolveClip(clip: Clip | undefined): ResolvedClip | undefined {
  if (clip === undefined) return undefined
  if (typeof clip === 'string') return { type: 'layer', path: clip }
  if (clip.shape === 'path') {
    const outline = { shape: 'path', d: clip.d } as const
    return { type: 'outline', outline, x: 0, y: 0, width: undefined, height: undefined }
  }
  const { x = 0, y = 0, width, height } = clip
  const outline =
    clip.shape === 'ellipse'
      ? ({ shape: 'ellipse' } as const)
      : ({ shape: 'rect', radii: toCornerRadii(clip.radius ?? 0) } as const)
  return { type: 'outline', outline, x, y, width, height }
}
