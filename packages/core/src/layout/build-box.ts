import { PlatenError } from '../foundation/errors.ts'
import { formatCodePoint } from '../foundation/format-code-point.ts'
import type { Rect } from '../foundation/geometry.ts'
import { quote } from '../foundation/quote.ts'
import type { ResolvedText } from '../overrides/resolved-template.ts'
import type { Paragraph } from '../text/paragraph.ts'
import type { Box, TextBox } from './box-tree.ts'
import { buildBarcodeLabel } from './build-barcode-label.ts'
import { finiteRect } from './finite-rect.ts'
import type { LayoutItem, TextItem } from './layout-item.ts'
import type { PlacedLayer } from './place-layer.ts'
import { spaceAbove } from './space-above.ts'

type BoxBuilders = {
  readonly [Kind in LayoutItem['kind']]: (
    item: Extract<LayoutItem, { readonly kind: Kind }>,
    placed: PlacedLayer,
  ) => Box
}

const BUILDERS: BoxBuilders = {
  text: (item, { rect }) => buildTextBox(item, rect),
  image: ({ layer, asset }, { rect }) => ({ kind: 'image', layer, rect, asset }),
  svg: ({ layer, asset }, { rect }) => ({ kind: 'svg', layer, rect, asset }),
  qr: ({ layer, symbol, asset }, { rect }) => ({ kind: 'qr', layer, rect, symbol, asset }),
  barcode: (item, { rect }) => {
    const { layer, symbol } = item
    return { kind: 'barcode', layer, rect, symbol, label: buildBarcodeLabel(item, rect) }
  },
  rating: ({ layer }, { rect }) => ({ kind: 'rating', layer, rect }),
  shape: ({ layer }, { rect }) => ({ kind: 'shape', layer, rect }),
  container: ({ layer }, { rect, children }) => ({
    kind: 'container',
    layer,
    rect,
    children: children.map(buildBox),
  }),
}

/** Finishes a placed layer: lines are broken for the final box, and what overflows it is cut. */
export function buildBox(placed: PlacedLayer): Box {
  return buildKind(placed.item.kind, { ...placed, rect: finiteRect(placed.rect) })
}

function buildKind<Kind extends LayoutItem['kind']>(kind: Kind, placed: PlacedLayer): Box {
  const build: BoxBuilders[Kind] = BUILDERS[kind]
  return build(placed.item as Extract<LayoutItem, { readonly kind: Kind }>, placed)
}

/** Code points named in an error; a text may lack thousands. */
const MAX_NAMED = 8

function assertGlyphs({ path }: ResolvedText, { missing }: Paragraph): void {
  if (missing.length === 0) return
  const names = missing.slice(0, MAX_NAMED).map(formatCodePoint)
  const more = missing.length > MAX_NAMED ? ` and ${missing.length - MAX_NAMED} more` : ''
  throw new PlatenError(
    'missing_glyphs',
    `No font has ${names.join(', ')}${more} of the text of layer ${quote(path)}; add a font, or use "glyphPolicy": "box" or "drop".`,
  )
}

function buildTextBox({ layer, text }: TextItem, rect: Rect): TextBox {
  const paragraph = text.paragraphWithin(rect)
  if (layer.glyphPolicy === 'error') assertGlyphs(layer, paragraph)
  return {
    kind: 'text',
    layer,
    rect,
    paragraph,
    contentX: rect.x,
    contentY: rect.y + spaceAbove(layer, rect.height - paragraph.heightPx),
    variant: text.fitted?.variant ?? 0,
    sizedBy: text.fitted?.sizedBy ?? 'style',
    shrunk: text.fontSizePx < layer.fontSizePx,
  }
}
