import { clipNodes } from './clip-nodes.ts'
import { SQUARE } from './corner-radius.ts'
import type { Painter } from './paint-node.ts'
import { paintPicture } from './paint-picture.ts'
import { paintDropShadows } from './shadow.ts'

/** The drawing centred in its box; its shadow follows what is drawn, not the box. */
export const paintSvg: Painter<'svg'> = ({ layer, rect, asset }, brush) => {
  const drawing = paintPicture({
    image: asset.image,
    box: rect,
    fit: layer.fit,
    positionX: 0.5,
    positionY: 0.5,
    flipX: false,
    flipY: false,
    filters: [],
    brush,
  })
  const cut = clipNodes(drawing, { type: 'rect', rect, radii: SQUARE }, brush)
  return [...paintDropShadows(cut, layer.shadows, brush), ...cut]
}
