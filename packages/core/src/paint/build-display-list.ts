import type { Rect } from '../foundation/geometry.ts'
import { type Matrix, multiply, rotation } from '../foundation/matrix.ts'
import type { Box, BoxTree, ShapeBox } from '../layout/box-tree.ts'
import type { ResolvedShape } from '../overrides/resolved-template.ts'
import { applyEffects } from './apply-effects.ts'
import { clipNodes } from './clip-nodes.ts'
import { ColorGlyphReader } from './color-glyph-reader.ts'
import { SQUARE } from './corner-radius.ts'
import type { DisplayList } from './display-list.ts'
import { buildPaint, isOpaque, isOpaqueFill } from './fill.ts'
import { flattenNodes } from './flatten-nodes.ts'
import { hasInside } from './has-inside.ts'
import { MaskLayers } from './mask-layers.ts'
import { maskNodes } from './mask-nodes.ts'
import { buildOutline } from './outline-path.ts'
import { paintBarcode } from './paint-barcode.ts'
import { paintContainer } from './paint-container.ts'
import { paintFill } from './paint-fill.ts'
import { paintImage } from './paint-image.ts'
import type { Brush, Painter, PaintNode, PaintTools } from './paint-node.ts'
import { paintQr } from './paint-qr.ts'
import { paintRating } from './paint-rating.ts'
import { paintShape } from './paint-shape.ts'
import { paintSvg } from './paint-svg.ts'
import { paintText } from './paint-text.ts'
import { PathReader } from './path-reader.ts'

export interface DisplayListInput {
  readonly tree: BoxTree
  /** Device px per page px that edges are set on, where they are to be sharp. Default 1. */
  readonly scale?: number
  /** What of pictures is worth seeing; may be absent where no layer asks. */
  readonly focusOf?: PaintTools['focusOf']
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
  qr: paintQr,
  barcode: paintBarcode,
  rating: paintRating,
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
 *   `reference_cycle` when shapes clip one another in a circle,
 *   `path_too_complex` when all path shapes together have over a million numbers, `text_too_complex`
 *   when the emoji of the page have over 300,000 layers, `font_too_complex` for one that has too many.
 */
export function buildDisplayList(input: DisplayListInput): DisplayList {
  const { tree, title, description, language, scale = 1, focusOf = () => undefined } = input
  const { width, height } = tree
  const page: Rect = { x: 0, y: 0, width, height }
  const painter = new PagePainter(tree, { scale, focusOf })
  const background = painter.paintBackground(page)
  const layers = tree.boxes.flatMap((box) => painter.paint(box, BACKGROUND_BRUSH))
  return {
    width,
    height,
    opaque: isOpaqueBackground(tree),
    commands: flattenNodes([...background, ...layers], page),
    title,
    description,
    language,
  }
}

/** Whether the background alone covers every pixel. */
function isOpaqueBackground({ background, fills, ...page }: BoxTree): boolean {
  if (background === undefined) return false
  if (background.type !== 'image') {
    const paint = buildPaint(background, { x: 0, y: 0, width: page.width, height: page.height })
    return paint !== undefined && isOpaque(paint)
  }
  const image = fills.get(background.source)
  const covers = background.fit === 'cover' || background.fit === 'fill'
  return covers && image?.kind === 'raster' && !image.hasAlpha
}

class PagePainter {
  readonly #paths = new PathReader()
  readonly #colorGlyphs = new ColorGlyphReader()
  readonly #tree: BoxTree
  readonly #masks: MaskLayers
  readonly #lent: Pick<PaintTools, 'scale' | 'focusOf'>

  constructor(tree: BoxTree, lent: Pick<PaintTools, 'scale' | 'focusOf'>) {
    this.#tree = tree
    this.#lent = lent
    this.#masks = new MaskLayers(tree.boxes, turned)
  }

  paintBackground(page: Rect): readonly PaintNode[] {
    const { background: fill } = this.#tree
    if (fill === undefined) return []
    const geometry = { type: 'rect', rect: page, radii: SQUARE } as const
    return paintFill(
      geometry,
      { fill, box: page },
      { brush: BACKGROUND_BRUSH, tools: this.#lend(BACKGROUND_BRUSH) },
    )
  }

  /** @param outer The brush of what the box lies in. */
  paint(box: Box, outer: Brush): readonly PaintNode[] {
    return this.#masks.isMask(box.layer.path) ? [] : this.#paintLayer(box, outer)
  }

  #paintLayer(box: Box, outer: Brush): readonly PaintNode[] {
    const { layer } = box
    if (layer.opacity <= 0) return []
    const transform = turned(box, outer.transform)
    const { path, volatile, link = outer.link, alt = outer.alt } = layer
    const brush: Brush = { path, volatile, transform, link, alt }
    const tools = this.#lend(brush)
    // The table's own type pairs each kind with its painter; a lookup cannot express that pair.
    const paint = PAINTERS[box.kind] as Painter<Box['kind']>
    return applyEffects(paint(box, brush, tools), box, {
      brush,
      tools: {
        ...tools,
        clipByLayer: (nodes, shapePath) => this.#clipByLayer(nodes, shapePath, brush),
      },
    })
  }

  #lend(brush: Brush): PaintTools {
    return {
      paintChild: (child) => this.paint(child, brush),
      ...this.#lent,
      readPath: (data) => this.#paths.read(data),
      readColorGlyph: (request, glyphId) => this.#colorGlyphs.read(request, glyphId),
      imageOf: (source) => {
        const image = this.#tree.fills.get(source)
        if (image === undefined) throw new TypeError('A picture is drawn before it was loaded.')
        return image
      },
    }
  }

  /** A shape that is opaque all over clips by its outline, which needs no pixels. */
  #clipByLayer(nodes: readonly PaintNode[], path: string, brush: Brush): readonly PaintNode[] {
    const mask = this.#masks.get(path)
    if (mask === undefined) return nodes
    const { box, outer } = mask
    const origin = { path: brush.path, volatile: brush.volatile || box.layer.volatile }
    if (!isOutline(box.layer)) {
      const around = { ...BACKGROUND_BRUSH, transform: outer }
      return maskNodes(nodes, this.#paintLayer(unshadowed(box), around), origin)
    }
    const geometry = buildOutline(box.layer.outline, box.rect, (data) => this.#paths.read(data))
    return clipNodes(nodes, geometry, { ...origin, transform: turned(box, outer) })
  }
}

/** Whether a shape clips as its outline does: by an opaque fill, or by having neither fill nor stroke. */
function isOutline({ fill, stroke, outline, ...layer }: ResolvedShape): boolean {
  if (!hasInside(outline) || stroke !== undefined) return false
  if (layer.opacity < 1 || layer.blurSigma > 0 || layer.clip !== undefined) return false
  return fill === undefined || (fill.type !== 'image' && isOpaqueFill(fill))
}

function unshadowed(box: ShapeBox): ShapeBox {
  return { ...box, layer: { ...box.layer, shadows: [], blend: 'normal' } }
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
