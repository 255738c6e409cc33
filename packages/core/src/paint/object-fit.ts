import { intersectRects, type Rect, type Size } from '../foundation/geometry.ts'
import type { ObjectFit } from '../overrides/resolved-template.ts'

export interface ObjectFitInput {
  /** The picture's own size, px. */
  readonly image: Size
  /** Where it may show, page px. */
  readonly box: Rect
  readonly fit: ObjectFit
  /** CSS `object-position`, 0..1 of the free space. */
  readonly positionX: number
  /** CSS `object-position`, 0..1 of the free space. */
  readonly positionY: number
}

export interface FittedObject {
  /** Page px: all of the picture, which may be larger than the box. */
  readonly whole: Rect
  /** Page px: the part of it that lies in the box. */
  readonly visible: Rect
  /** The same part in px of the picture. */
  readonly crop: Rect
}

/** Each fit as scale factors from picture px to page px, from those that would fill the box. */
const SCALES: Readonly<
  Record<ObjectFit, (fillX: number, fillY: number) => readonly [number, number]>
> = {
  fill: (fillX, fillY) => [fillX, fillY],
  cover: (fillX, fillY) => both(Math.max(fillX, fillY)),
  contain: (fillX, fillY) => both(Math.min(fillX, fillY)),
  'scale-down': (fillX, fillY) => both(Math.min(1, fillX, fillY)),
}

/**
 * Places a picture in a box (CSS Images 3, sections 5.5 and 5.6).
 *
 * `undefined` when either has no area.
 */
export function fitObject(input: ObjectFitInput): FittedObject | undefined {
  const { image, box } = input
  if (!(image.width > 0 && image.height > 0)) return undefined
  const [scaleX, scaleY] = SCALES[input.fit](box.width / image.width, box.height / image.height)
  const width = image.width * scaleX
  const height = image.height * scaleY
  const whole = {
    x: box.x + (box.width - width) * input.positionX,
    y: box.y + (box.height - height) * input.positionY,
    width,
    height,
  }
  const visible = intersectRects(whole, box)
  if (visible === undefined) return undefined
  const crop = {
    x: (visible.x - whole.x) / scaleX,
    y: (visible.y - whole.y) / scaleY,
    width: Math.min(image.width, visible.width / scaleX),
    height: Math.min(image.height, visible.height / scaleY),
  }
  return { whole, visible, crop }
}

function both(scale: number): readonly [number, number] {
  return [scale, scale]
}
