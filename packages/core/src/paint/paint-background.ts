import type { ResolvedBorder } from '../overrides/resolved-effects.ts'
import type { ResolvedFill } from '../overrides/resolved-fill.ts'
import { backgroundArea, innerEdge, type RectGeometry } from './border.ts'
import { type FillTools, paintFill } from './paint-fill.ts'
import type { PaintNode } from './paint-node.ts'

/** The background of a box, whose gradient or picture spans what is inside of its border. */
export function paintBackground(
  outer: RectGeometry,
  { background, border }: BackgroundLayer,
  fillTools: FillTools,
): readonly PaintNode[] {
  if (background === undefined) return []
  const { rect } = innerEdge(outer, border)
  return paintFill(backgroundArea(outer, border), { fill: background, box: rect }, fillTools)
}

interface BackgroundLayer {
  readonly background: ResolvedFill | undefined
  readonly border: ResolvedBorder | undefined
}
