import type { QrBox } from '../layout/box-tree.ts'
import { clipNodes } from './clip-nodes.ts'
import { SQUARE } from './corner-radius.ts'
import { paintFill } from './paint-fill.ts'
import type { Brush, Painter, PaintNode } from './paint-node.ts'
import { paintPicture } from './paint-picture.ts'
import { placeQrLogo, type QrGrid, snapQrGrid } from './qr-grid.ts'
import { buildQrPath } from './qr-path.ts'
import { paintDropShadows } from './shadow.ts'

/** The background over all of the box; the largest square that fits, with the code, in its middle. */
export const paintQr: Painter<'qr'> = (box, brush, tools) => {
  const { scale } = tools
  const { layer, rect, symbol } = box
  const grid = snapQrGrid(box, scale)
  if (grid === undefined) return []
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

function paintLogo(box: QrBox, grid: QrGrid, brush: Brush): readonly PaintNode[] {
  const { asset } = box
  const rect = placeQrLogo(box, grid)
  if (asset === undefined || rect === undefined) return []
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
