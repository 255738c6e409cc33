import type { Rect } from '../foundation/geometry.ts'
import type { TextBox } from '../layout/box-tree.ts'
import { clampRadii } from './corner-radius.ts'
import { type FillTools, paintFill } from './paint-fill.ts'
import type { PaintNode } from './paint-node.ts'
import { outsetRect } from './rect-algebra.ts'
import { roundCorners } from './round-corners.ts'
import { type Corner, stackOutline } from './stack-outline.ts'

/** Lines whose boxes are closer than this touch. */
const TOLERANCE_PX = 1 / 64

/**
 * Boxes behind the lines of a text, those that touch joined to one shape: its colour may be
 * translucent, and its corners are round inward as outward.
 *
 * @param scale Factor from the authored size to the fitted one.
 */
export function paintHighlight(
  box: TextBox,
  scale: number,
  means: FillTools,
): readonly PaintNode[] {
  const { highlight } = box.layer
  if (highlight === undefined) return []
  const task = { fill: highlight.fill, box: box.rect }
  const radius = highlight.radius * scale
  return joinTouching(listLineBoxes(box, highlight.padding * scale)).flatMap((stack) => {
    const [only] = stack
    if (stack.length === 1 && only !== undefined) {
      const radii = clampRadii([radius, radius, radius, radius], only)
      return paintFill({ type: 'rect', rect: only, radii }, task, means)
    }
    const corners: readonly Corner[] = stackOutline(stack)
    const path = roundCorners(corners, radius)
    return paintFill({ type: 'path', path, rule: 'nonzero' }, task, means)
  })
}

function listLineBoxes(
  { paragraph, contentX, contentY }: TextBox,
  paddingPx: number,
): readonly Rect[] {
  return paragraph.lines
    .filter((line) => line.widthPx > 0)
    .map((line) => ({
      x: contentX + line.xPx,
      y: contentY + line.topPx,
      width: line.widthPx,
      height: line.heightPx,
    }))
    .map((line) => outsetRect(line, paddingPx))
}

/** Boxes from top to bottom, cut into stacks of which each box touches the next. */
function joinTouching(boxes: readonly Rect[]): readonly (readonly Rect[])[] {
  const stacks: Rect[][] = []
  for (const box of boxes) {
    const stack = stacks.at(-1)
    const above = stack?.at(-1)
    if (stack !== undefined && above !== undefined && touch(above, box)) stack.push(box)
    else stacks.push([box])
  }
  return stacks
}

function touch(above: Rect, below: Rect): boolean {
  const isNear = below.y <= above.y + above.height + TOLERANCE_PX
  return isNear && below.x < above.x + above.width && above.x < below.x + below.width
}
