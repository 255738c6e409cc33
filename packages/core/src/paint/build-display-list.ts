import type { Rect } from '../foundation/geometry.ts'
import { type Matrix, multiply, rotation } from '../foundation/matrix.ts'
import type { Box, BoxTree } from '../layout/box-tree.ts'
import { applyOpacity } from './apply-opacity.ts'
import { buildFill } from './build-fill.ts'
import { SQUARE } from './corner-radius.ts'
import type { DisplayList } from './display-list.ts'
import { buildPaint, isOpaque } from './fill.ts'
import { flattenNodes } from './flatten-nodes.ts'
import { paintContainer } from './paint-container.ts'
import { paintImage } from './paint-image.ts'
import type { Brush, Painter, PaintNode } from './paint-node.ts'
import { paintShape } from './paint-shape.ts'
import { paintSvg } from './paint-svg.ts'
import { paintText } from './paint-text.ts'
import { PathReader } from './path-reader.ts'

export interface DisplayListInput {
  readonly tree: BoxTree
  readonly title: string | undefined
  /** A sentence that describes the picture. */
  readonly description: string | undefined
  /** See `DisplayList.language`. */
  readonly language?: string | undefined
}

/** One painter for each kind of box: a new kind does not compile until it has one. */
const PAINTERS = {
  text: paintText,
  image: paintImage,
  svg: paintSvg,
  shape: paintShape,
  container: paintContainer,
} satisfies { readonly [Kind in Box['kind']]: Painter<Kind> }

const BACKGROUND_BRUSH: Brush = { path: 'canvas', volatile: false, transform: undefined }

/**
 * Turns the boxes of a page into drawing commands.
 *
 * Pure, and linear in boxes, glyphs and path segments. Layers that cannot be seen (empty, fully
 * transparent, off the page) leave nothing behind.
 *
 * @throws {PlatenError} `invalid_value` for a path shape whose `d` is not path data,
 *   `path_too_complex` when all path shapes together have over a million numbers.
 */
export function buildDisplayList(input: DisplayListInput): DisplayList {
  const { tree, title, description, language } = input
  const { width, height } = tree
  const page: Rect = { x: 0, y: 0, width, height }
  const paint = tree.background && buildPaint(tree.background, page)
  const background = buildFill({ type: 'rect', rect: page, radii: SQUARE }, paint, BACKGROUND_BRUSH)
  const painter = new PagePainter()
  const layers = tree.boxes.flatMap((box) => painter.paint(box, BACKGROUND_BRUSH))
  return {
    width,
    height,
    opaque: paint !== undefined && isOpaque(paint),
    commands: flattenNodes([...background, ...layers], page),
    title,
    description,
    language,
  }
}

class PagePainter {
  readonly #paths = new PathReader()

  /** @param outer The brush of what the box lies in. */
  paint(box: Box, outer: Brush): readonly PaintNode[] {
    const { layer } = box
    if (layer.opacity <= 0) return []
    const transform = turned(box, outer.transform)
    const { path, volatile, link = outer.link, alt = outer.alt } = layer
    const brush: Brush = { path, volatile, transform, link, alt }
    // The table's own type pairs each kind with its painter; a lookup cannot express that pair.
    const paint = PAINTERS[box.kind] as Painter<Box['kind']>
    const nodes = paint(box, brush, {
      paintChild: (child) => this.paint(child, brush),
      readPath: (data) => this.#paths.read(data),
    })
    return applyOpacity(nodes, layer.opacity, brush)
  }
}

/** The transform of the boxes around, after the layer's own rotation. */
function turned({ layer, rect }: Box, outer: Matrix | undefined): Matrix | undefined {
  if (layer.rotateDeg % 360 === 0) return outer
  const own = rotation(layer.rotateDeg, {
    x: rect.x + layer.originX * rect.width,
    y: rect.y + layer.originY * rect.height,
  })
  return outer === undefined ? own : multiply(outer, own)
}
