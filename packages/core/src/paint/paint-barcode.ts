import type { Rect } from '../foundation/geometry.ts'
import { PathBuilder } from '../foundation/path.ts'
import type { BarcodeBox, BarcodeLabel } from '../layout/box-tree.ts'
import { countBarcodeModules } from '../layout/symbols/measure-symbol.ts'
import type { ModuleMatrix } from '../layout/symbols/module-matrix.ts'
import { snapEdges } from '../layout/symbols/snap-edges.ts'
import { SQUARE } from './corner-radius.ts'
import { addModuleOutline, type ModuleGrid, type OutlineOptions } from './module-outline.ts'
import { paintFill, paintInkFill } from './paint-fill.ts'
import { paintGlyphRuns } from './paint-glyph-runs.ts'
import type { Brush, Painter, PaintNode, PaintTools } from './paint-node.ts'
import { paintDropShadows } from './shadow.ts'

/** The background over all of the box, and the code in its middle. */
export const paintBarcode: Painter<'barcode'> = (box, brush, tools) => {
  const { scale } = tools
  const { layer, rect } = box
  if (!(rect.width > 0 && rect.height > 0)) return []
  const builder = new PathBuilder()
  addModuleOutline(builder, ...placeModules(box, scale))
  const geometry = { type: 'path', path: builder.build(), rule: 'nonzero' } as const
  const drawn = [
    ...paintFill(
      { type: 'rect', rect, radii: SQUARE },
      { fill: layer.background, box: rect },
      { brush, tools },
    ),
    ...paintFill(geometry, { fill: layer.fill, box: rect }, { brush, tools }),
    ...paintLabel(box, brush, tools),
  ]
  return [...paintDropShadows(drawn, layer.shadows, brush), ...drawn]
}

function paintLabel(
  { layer, rect, label }: BarcodeBox,
  brush: Brush,
  tools: PaintTools,
): readonly PaintNode[] {
  if (label === undefined) return []
  return paintInkFill(
    { fill: layer.fill, box: rect },
    (paint) => {
      const ink = { paint, picture: undefined, decoration: 'none', link: undefined } as const
      const means = { brush, tools, inShades: true }
      return label.texts.flatMap((text) => paintGlyphRuns(text, [ink], means))
    },
    { brush, tools },
  )
}

function placeModules(
  box: BarcodeBox,
  scale: number,
): readonly [ModuleMatrix, ModuleGrid & OutlineOptions] {
  const { rect, symbol, label } = box
  const { form, matrix, quietZone } = symbol
  const modules = countBarcodeModules(symbol)
  const fitting = Math.min(rect.width / modules.width, rect.height / modules.height)
  const width = form === 'bars' ? rect.width : fitting * modules.width
  const x = rect.x + (rect.width - width) / 2
  const xs = snapEdges({ start: x, length: width, parts: modules.width, scale }).subarray(
    quietZone,
    quietZone + matrix.columns + 1,
  )
  if (form === 'bars' && label !== undefined) {
    return [
      withGuards(matrix, label),
      { xs, ys: placeGuards(rect, label, scale), corners: 'sharp' },
    ]
  }
  const height = form === 'bars' ? rect.height : fitting * modules.height
  const y = rect.y + (rect.height - height) / 2
  const above = form === 'bars' ? 0 : quietZone
  const ys = snapEdges({ start: y, length: height, parts: modules.height, scale }).subarray(
    above,
    above + matrix.rows + 1,
  )
  return [matrix, { xs, ys, corners: 'sharp' }]
}

/** A second row, in which only the guard bars go on. */
function withGuards({ columns, modules }: ModuleMatrix, { guards }: BarcodeLabel): ModuleMatrix {
  const both = new Uint8Array(2 * columns)
  both.set(modules)
  for (const [from, to] of guards) both.set(modules.subarray(from, to), columns + from)
  return { columns, rows: 2, modules: both }
}

function placeGuards(rect: Rect, { heightPx, guardPx }: BarcodeLabel, scale: number): Float64Array {
  const end = rect.y + rect.height - heightPx
  const edges = [rect.y, end, end + guardPx]
  return Float64Array.from(edges, (edge) => Math.round(edge * scale) / scale)
}
