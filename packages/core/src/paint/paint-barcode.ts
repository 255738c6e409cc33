import { PathBuilder } from '../foundation/path.ts'
import type { BarcodeBox } from '../layout/box-tree.ts'
import { countBarcodeModules } from '../layout/symbols/measure-symbol.ts'
import { SQUARE } from './corner-radius.ts'
import { addModuleOutline, type ModuleGrid } from './module-outline.ts'
import { paintFill } from './paint-fill.ts'
import type { Painter } from './paint-node.ts'
import { paintDropShadows } from './shadow.ts'
import { snapEdges } from './snap-edges.ts'

/** The background over all of the box, and the code in its middle. */
export const paintBarcode: Painter<'barcode'> = (box, brush, tools) => {
  const { scale } = tools
  const { layer, rect, symbol } = box
  if (!(rect.width > 0 && rect.height > 0)) return []
  const builder = new PathBuilder()
  addModuleOutline(builder, symbol.matrix, { ...placeModules(box, scale), corners: 'sharp' })
  const geometry = { type: 'path', path: builder.build(), rule: 'nonzero' } as const
  const drawn = [
    ...paintFill(
      { type: 'rect', rect, radii: SQUARE },
      { fill: layer.background, box: rect },
      { brush, tools },
    ),
    ...paintFill(geometry, { fill: layer.fill, box: rect }, { brush, tools }),
  ]
  return [...paintDropShadows(drawn, layer.shadows, brush), ...drawn]
}

function placeModules({ rect, symbol }: BarcodeBox, scale: number): ModuleGrid {
  const { form, matrix, quietZone } = symbol
  const modules = countBarcodeModules(symbol)
  const fitting = Math.min(rect.width / modules.width, rect.height / modules.height)
  const width = form === 'bars' ? rect.width : fitting * modules.width
  const height = form === 'bars' ? rect.height : fitting * modules.height
  const x = rect.x + (rect.width - width) / 2
  const y = rect.y + (rect.height - height) / 2
  const xs = snapEdges({ start: x, length: width, parts: modules.width, scale })
  const ys = snapEdges({ start: y, length: height, parts: modules.height, scale })
  const above = form === 'bars' ? 0 : quietZone
  return {
    xs: xs.subarray(quietZone, quietZone + matrix.columns + 1),
    ys: ys.subarray(above, above + matrix.rows + 1),
  }
}
