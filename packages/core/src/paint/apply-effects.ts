import type { Rect } from '../foundation/geometry.ts'
import type { ResolvedClip } from '../overrides/resolved-effects.ts'
import type { ResolvedCommon } from '../overrides/resolved-template.ts'
import { applyOpacity } from './apply-opacity.ts'
import { buildClipGeometry } from './clip-geometry.ts'
import { clipNodes } from './clip-nodes.ts'
import { groupNodes, PLAIN } from './group-nodes.ts'
import type { Brush, PaintNode, PaintTools } from './paint-node.ts'

/** A layer as far as effects look at it. */
export interface EffectTask {
  readonly layer: Pick<ResolvedCommon, 'opacity' | 'blend' | 'blurSigma' | 'clip'>
  readonly rect: Rect
}

/** What clips lead to. */
export interface EffectTools extends Pick<PaintTools, 'readPath'> {
  /** Shows nodes as far as the layer of that path is opaque. */
  readonly clipByLayer: (nodes: readonly PaintNode[], path: string) => readonly PaintNode[]
}

/**
 * Blurs, cuts, fades and blends all that a layer draws, as one and in this order: that of CSS `filter`,
 * `clip-path`, `opacity` and `mix-blend-mode`.
 */
export function applyEffects(
  nodes: readonly PaintNode[],
  { layer, rect }: EffectTask,
  { brush, tools }: { readonly brush: Brush; readonly tools: EffectTools },
): readonly PaintNode[] {
  const { opacity, blend, blurSigma, clip } = layer
  if (blend === 'normal' && blurSigma === 0 && clip === undefined) {
    return applyOpacity(nodes, opacity, brush)
  }
  if (clip === undefined) return groupNodes(nodes, { opacity, blend, blurSigma }, brush)
  const blurred = blurSigma > 0 ? groupNodes(nodes, { ...PLAIN, blurSigma }, brush) : nodes
  const cut = cutBy(clip, blurred, { rect, brush, tools })
  if (blend === 'normal') return applyOpacity(cut, opacity, brush)
  return groupNodes(cut, { ...PLAIN, opacity, blend }, brush)
}

interface CutTools {
  readonly rect: Rect
  readonly brush: Brush
  readonly tools: EffectTools
}

function cutBy(
  clip: ResolvedClip,
  nodes: readonly PaintNode[],
  { rect, brush, tools }: CutTools,
): readonly PaintNode[] {
  if (clip.type === 'layer') return tools.clipByLayer(nodes, clip.path)
  return clipNodes(nodes, buildClipGeometry(clip, rect, tools.readPath), brush)
}
