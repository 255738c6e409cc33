import type { LoadedImage } from '../assets/asset-table.ts'
import type { Rect } from '../foundation/geometry.ts'
import type { ResolvedBorder } from '../overrides/resolved-effects.ts'
import type { ResolvedImage } from '../overrides/resolved-template.ts'
import { innerEdge, paintBorder, type RectGeometry } from './border.ts'
import { clipNodes } from './clip-nodes.ts'
import { clampRadii, growRadii } from './corner-radius.ts'
import { findFocus } from './find-focus.ts'
import { maskNodes } from './mask-nodes.ts'
import { paintBackground } from './paint-background.ts'
import { paintPictureFill } from './paint-fill.ts'
import type { Painter, PaintTools } from './paint-node.ts'
import { paintPicture } from './paint-picture.ts'
import { buildPictureFilters } from './picture-filters.ts'
import { paintBoxShadows, paintInsetShadows } from './shadow.ts'

/** The thinnest border under which the picture's own rounded edge can be hidden, px. */
const MIN_COVER_PX = 1.5
/** A corner rounder by this much lies 1 px further out where it is furthest. */
const TUCKED_RADIUS_PX = 2.5

/** As CSS paints a replaced element: the picture fills the box inside its border. */
export const paintImage: Painter<'image'> = ({ layer, rect, asset }, brush, tools) => {
  const outer: RectGeometry = { type: 'rect', rect, radii: clampRadii(layer.radii, rect) }
  const inner = innerEdge(outer, layer.border)
  const picture = paintPicture({
    image: asset.image,
    box: inner.rect,
    fit: layer.fit,
    ...findPosition(layer, asset.image, { box: inner.rect, tools }),
    flipX: layer.flip === 'horizontal' || layer.flip === 'both',
    flipY: layer.flip === 'vertical' || layer.flip === 'both',
    filters: buildPictureFilters(layer.filters),
    brush,
  })
  const drawn = [
    ...paintBackground(outer, layer, { brush, tools }),
    ...clipNodes(picture, pictureEdge(inner, layer.border), brush),
    // CSS has these under the picture, where they are never seen.
    ...paintInsetShadows(inner, layer.shadows, brush),
    ...paintBorder(outer, layer.border, brush),
  ]
  const { mask } = layer
  const shown =
    mask === undefined
      ? drawn
      : maskNodes(drawn, paintPictureFill(mask, rect, { brush, tools }), brush)
  return [...paintBoxShadows(outer, layer.shadows, brush), ...shown]
}

function findPosition(
  { fit, focus, positionX, positionY }: ResolvedImage,
  image: LoadedImage,
  { box, tools }: { readonly box: Rect; readonly tools: PaintTools },
): Pick<ResolvedImage, 'positionX' | 'positionY'> {
  const profile = focus && tools.focusOf(image, focus)
  if (profile === undefined) return { positionX, positionY }
  const { x, y } = findFocus(profile, { image, box, fit })
  return { positionX: x, positionY: y }
}

/**
 * The edge that cuts the picture: inside an opaque border its corners are a little less round, so
 * that they end under the border and no backdrop shines through between the two.
 */
function pictureEdge(inner: RectGeometry, border: ResolvedBorder | undefined): RectGeometry {
  if (border === undefined || border.color.a < 1 || border.width < MIN_COVER_PX) return inner
  return { ...inner, radii: growRadii(inner.radii, -TUCKED_RADIUS_PX) }
}
