import type { Box, BoxTree } from '../../src/layout/box-tree.ts'

/** One line a box, children indented: `title  x=24 y=24 w=312 h=48`. */
export function dumpBoxes(tree: BoxTree): string {
  return tree.boxes.flatMap((box) => dumpBox(box, '')).join('\n')
}

function dumpBox(box: Box, indent: string): readonly string[] {
  const { x, y, width, height } = box.rect
  const place = `x=${short(x)} y=${short(y)} w=${short(width)} h=${short(height)}`
  const children =
    box.kind === 'container' ? box.children.flatMap((child) => dumpBox(child, `${indent}  `)) : []
  return [`${indent}${box.layer.path}  ${place}`, ...children]
}

/** Two decimals at most, so that 32-bit rounding does not show. */
function short(px: number): number {
  return Math.round(px * 100) / 100 + 0
}
