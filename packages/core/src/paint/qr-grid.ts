import type { Rect } from '../foundation/geometry.ts'
import type { QrBox } from '../layout/box-tree.ts'
import { countQrModules } from '../layout/symbols/measure-symbol.ts'
import { snapEdges } from '../layout/symbols/snap-edges.ts'

/** Page px: where each module begins, and the last one ends; the quiet zone left out in front. */
export interface QrGrid {
  readonly xs: Float64Array
  readonly ys: Float64Array
}

/** Modules between the logo and the modules around it. */
const LOGO_MARGIN = 0.5

/** The modules of a code, on whole px of the output; `undefined` in a box without an area. */
export function snapQrGrid(box: QrBox, scale: number): QrGrid | undefined {
  const { rect, layer } = box
  const parts = countQrModules(box)
  const length = Math.min(rect.width, rect.height)
  if (!(length > 0)) return undefined
  const x = { start: rect.x + (rect.width - length) / 2, length, parts, scale }
  const y = { ...x, start: rect.y + (rect.height - length) / 2 }
  const { quietZone } = layer
  return { xs: snapEdges(x).subarray(quietZone), ys: snapEdges(y).subarray(quietZone) }
}

/** The square that a logo is fitted into; `undefined` where the code has no room for one. */
export function placeQrLogo({ symbol }: QrBox, grid: QrGrid): Rect | undefined {
  const { clearing, matrix } = symbol
  if (clearing === 0) return undefined
  const first = (matrix.columns - clearing) / 2
  const cleared = spanRect(grid, first, first + clearing)
  const margin = (LOGO_MARGIN * cleared.width) / clearing
  return {
    x: cleared.x + margin,
    y: cleared.y + margin,
    width: cleared.width - 2 * margin,
    height: cleared.height - 2 * margin,
  }
}

/** The square from one module up to another, both ways. */
function spanRect({ xs, ys }: QrGrid, first: number, end: number): Rect {
  const x = xs[first] ?? 0
  const y = ys[first] ?? 0
  return { x, y, width: (xs[end] ?? 0) - x, height: (ys[end] ?? 0) - y }
}
