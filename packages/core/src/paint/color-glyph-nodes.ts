import { IDENTITY, invert, type Matrix, multiply } from '../foundation/matrix.ts'
import type { Path } from '../foundation/path.ts'
import type { Rgba } from '../foundation/rgba.ts'
import type { ColorNode, GlyphColor, GlyphPicture } from '../text/color-glyph/color-glyph.ts'
import { buildFill } from './build-fill.ts'
import { clipNodes } from './clip-nodes.ts'
import { SQUARE } from './corner-radius.ts'
import type { Geometry, ImageSource } from './display-list.ts'
import { buildGlyphPaint } from './glyph-paint.ts'
import { groupNodes, isolateNodes, PLAIN } from './group-nodes.ts'
import { maskNodes } from './mask-nodes.ts'
import type { Brush, ColorGlyphRequest, PaintNode } from './paint-node.ts'
import { shadeFilters, shadesOf, toShade } from './shades.ts'
import { transformPath } from './transform-path.ts'
import { uprightRectOf } from './upright-rect.ts'

/** What a glyph draws around its origin, px; one without colours is drawn by its outline. */
export function paintColorGlyph(request: ColorGlyphRequest, glyphId: number): readonly PaintNode[] {
  const painter = new GlyphPainter(request)
  const glyph = request.face.colorGlyph(glyphId)
  if (glyph === undefined) return painter.outline(request.face.outline(glyphId))
  return isolateNodes(painter.paintAll(glyph.nodes), request.brush)
}

class GlyphPainter {
  /** Without words: those of the run hold for all its glyphs. */
  readonly #brush: Brush
  /** From font units, y up, to px, y down. */
  readonly #toPx: Matrix
  readonly #foreground: Rgba
  readonly #inkOf: (color: GlyphColor) => Rgba
  readonly #filters: ReturnType<typeof shadeFilters>

  constructor({ face, fontSize, colors, brush }: ColorGlyphRequest) {
    const { foreground, inShades } = colors
    const scale = fontSize / face.unitsPerEm
    const shades = shadesOf(foreground)
    this.#brush = { path: brush.path, volatile: brush.volatile, transform: undefined }
    this.#toPx = { a: scale, b: 0, c: 0, d: -scale, e: 0, f: 0 }
    this.#foreground = foreground
    this.#filters = inShades ? shadeFilters(shades) : []
    this.#inkOf = (color) => {
      const { r, g, b, a } = color.isForeground ? { ...foreground, a: color.a } : color
      return inShades && !color.isForeground ? toShade({ r, g, b, a }, shades) : { r, g, b, a }
    }
  }

  paintAll(nodes: readonly ColorNode[]): readonly PaintNode[] {
    return nodes.flatMap((node) => this.#paint(node))
  }

  outline(path: Path): readonly PaintNode[] {
    const geometry: Geometry = { type: 'path', path, rule: 'nonzero' }
    const paint = { type: 'solid', color: this.#foreground } as const
    return buildFill(geometry, paint, { ...this.#brush, transform: this.#toPx })
  }

  #paint(node: ColorNode): readonly PaintNode[] {
    switch (node.kind) {
      case 'fill':
        return this.#fill(node)
      case 'clip': {
        const transform = multiply(this.#toPx, node.outlineTransform)
        const rect = uprightRectOf(node.outline, transform)
        return rect === undefined
          ? clipNodes(
              this.paintAll(node.children),
              { type: 'path', path: node.outline, rule: 'nonzero' },
              { ...this.#brush, transform },
            )
          : clipNodes(
              this.paintAll(node.children),
              { type: 'rect', rect, radii: SQUARE },
              this.#brush,
            )
      }
      case 'mask': {
        const { inverted } = node
        const mask = this.paintAll(node.mask)
        return maskNodes(this.paintAll(node.children), mask, { ...this.#brush, inverted })
      }
      case 'group': {
        const { blend } = node
        return groupNodes(this.paintAll(node.children), { ...PLAIN, blend }, this.#brush)
      }
      case 'picture':
        return this.#picture(node.picture)
    }
  }

  /** A gradient has a space of its own, in which the outline is then told. */
  #fill(node: Extract<ColorNode, { readonly kind: 'fill' }>): readonly PaintNode[] {
    const { outline, outlineTransform, paintTransform } = node
    const paint = buildGlyphPaint(node.paint, this.#inkOf)
    const isSolid = paint.type === 'solid'
    const space = isSolid ? outlineTransform : paintTransform
    const toPaint = isSolid ? IDENTITY : invert(paintTransform)
    if (toPaint === undefined) return []
    const path = isSolid ? outline : transformPath(outline, multiply(toPaint, outlineTransform))
    return buildFill({ type: 'path', path, rule: 'nonzero' }, paint, {
      ...this.#brush,
      transform: multiply(this.#toPx, space),
    })
  }

  #picture(picture: GlyphPicture): readonly PaintNode[] {
    const scale = this.#toPx.a
    const rect = {
      x: picture.left * scale,
      y: -picture.top * scale,
      width: picture.width * scale,
      height: picture.height * scale,
    }
    const common = { ...this.#brush, rect, filters: this.#filters, bounds: rect }
    if (picture.format === 'svg') {
      const { digest: digestOfMarkup, markup } = picture
      return [{ ...common, kind: 'vector', digestOfMarkup, markup }]
    }
    const image: ImageSource = {
      digest: picture.digest,
      bytes: picture.bytes,
      format: 'png',
      width: picture.pixelWidth,
      height: picture.pixelHeight,
      hasAlpha: picture.hasAlpha,
    }
    const crop = { x: 0, y: 0, width: image.width, height: image.height }
    return [{ ...common, kind: 'image', image, crop, flipX: false, flipY: false }]
  }
}
