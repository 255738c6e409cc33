import { intersectRects } from '../foundation/geometry.ts'
import type { MaskNode, PaintNode } from './paint-node.ts'
import { uniteRects } from './rect-algebra.ts'

/** Where a mask comes from, and whether it shows what others do not cover instead. */
type Masking = Pick<MaskNode, 'path' | 'volatile'> & { readonly inverted?: boolean }

/** Shows nodes only as far as the alpha of others lets them. */
export function maskNodes(
  children: readonly PaintNode[],
  mask: readonly PaintNode[],
  { path, volatile, inverted = false }: Masking,
): readonly MaskNode[] {
  const content = uniteRects(children.map((child) => child.bounds))
  const ink = uniteRects(mask.map((part) => part.bounds))
  const bounds = inverted ? content : content && ink && intersectRects(content, ink)
  if (bounds === undefined) return []
  return [
    {
      kind: 'mask',
      path,
      volatile: volatile || [...children, ...mask].some((node) => node.volatile),
      bounds,
      mask,
      inverted,
      children,
    },
  ]
}
