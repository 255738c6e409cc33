import type { Rect } from '../foundation/geometry.ts'
import type { QrBox } from '../layout/box-tree.ts'
import { countQrModules } from '../layout/symbols/measure-symbol.ts'
import { snapEdges } from '../layout/symbols/snap-edges.ts'
import { clipNodes } from './clip-nodes.ts'
import { SQUARE } from './corner-radius.ts'
import { paintFill } from './paint-fill.ts'
import type { Brush, Painter, PaintNode } from './paint-node.ts'
import { paintPicture } from './paint-picture.ts'
import { buildQrPath } from './qr-path.ts'
import { paintDropShadows } from './shadow.ts'

/** Modules between the logo and the modules around it. */
const LOGO_MARGIN = 0.5

/** The background over all of the box; the largest square that fits, with the code, in its middle. */
export const paintQr: Painter<'qr'> = (box, brush, tools) => {
  const { scale } = tools
  const { layer, rect, symbol } = box
  const parts = countQrModules(box)
  const length = Math.min(rect.width, rect.height)
  if (!(length > 0)) return []
  const x = { start: rect.x + (rect.width - length) / 2, length, parts, scale }
  const y = { ...x, start: rect.y + (rect.height - length) / 2 }
  const { quietZone } = layer
  const grid = {
    xs: snapEdges(x).subarray(quietZone),
    ys: snapEdges(y).subarray(quietZone),
  }
  const path = buildQrPath(symbol.matrix, { ...grid, style: layer.modules })
  const drawn = [
    ...paintFill(
      { type: 'rect', rect, radii: SQUARE },
      { fill: layer.background, box: rect },
      { brush, tools },
    ),
    ...paintFill(
      { type: 'path', path, rule: 'evenodd' },
      { fill: layer.fill, box: rect },
      { brush, tools },
    ),
    ...paintLogo(box, grid, brush),
  ]
  return [...paintDropShadows(drawn, layer.shadows, brush), ...drawn]
}

interface Grid {
  readonly xs: Float64Array
  readonly ys: Float64Array
}

function paintLogo({ asset, symbol }: QrBox, { xs, ys }: Grid, brush: Brush): readonly PaintNode[] {
  const { clearing, matrix } = symbol
  if (asset === undefined || clearing === 0) return []
  const first = (matrix.columns - clearing) / 2
  const cleared = spanRect({ xs, ys }, first, first + clearing)
  const margin = (LOGO_MARGIN * cleared.width) / clearing
  const rect = {
    x: cleared.x + margin,
    y: cleared.y + margin,
    width: cleared.width - 2 * margin,
    height: cleared.height - 2 * margin,
  }
  const picture = paintPicture({
    image: asset.image,
    box: rect,
    fit: 'contain',
    positionX: 0.5,
    positionY: 0.5,
    flipX: false,
    flipY: false,
    filters: [],
    brush,
  })
  return clipNodes(picture, { type: 'rect', rect, radii: SQUARE }, brush)
}

/** The square from one module up to another, both ways. */
function spanRect({ xs, ys }: Grid, first: number, end: number): Rect {
  const x = xs[first] ?? 0
  const y = ys[first] ?? 0
  return { x, y, width: (xs[end] ?? 0) - x, height: (ys[end] ?? 0) - y }
}
