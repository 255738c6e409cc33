import type { AssetTable } from '../assets/asset-table.ts'
import type { OutputSpec } from '../foundation/output-format.ts'
import type { BoxTree } from '../layout/box-tree.ts'
import { createTextMeasurer } from '../layout/create-text-measurer.ts'
import { layoutPage } from '../layout/layout-page.ts'
import { loadYoga } from '../layout/load-yoga.ts'
import { needsYoga } from '../layout/needs-yoga.ts'
import { encodeSymbols } from '../layout/symbols/encode-symbols.ts'
import type { Requirements } from '../model/requirements.ts'
import { applyOverrides } from '../overrides/apply-overrides.ts'
import { hasSensitiveOverrides } from '../overrides/has-sensitive-overrides.ts'
import type { ResolvedTemplate } from '../overrides/resolved-template.ts'
import { assertOutputFits } from './assert-output-fits.ts'
import { assertScannable } from './assert-scannable.ts'
import type { RenderOrder } from './render-order.ts'
import type { RenderRun } from './render-run.ts'

/** An order laid out: all that decides the pixels, before any is painted. */
export interface LaidOutOrder {
  readonly resolved: ResolvedTemplate
  readonly assets: AssetTable
  readonly tree: BoxTree
  /** Families that a layer asked for and nobody registered. */
  readonly unknownFamilies: readonly string[]
  /** Its account may not tell which characters its texts have. */
  readonly isSensitive: boolean
  readonly require: Requirements
  /** `scale` is px of the output per CSS px of the canvas. */
  readonly output: OutputSpec
}

/** The first half of the line: overrides, assets, fonts, layout. */
export async function layoutOrder(order: RenderOrder, run: RenderRun): Promise<LaidOutOrder> {
  const { tools, deadline, stopwatch } = run
  const resolved = applyOverrides(order)
  const { canvas } = resolved
  const output = { ...order.output, scale: order.output.scale * canvas.zoom }
  assertOutputFits(canvas, output.scale, tools.limits)
  const [page] = resolved.pages
  if (page === undefined) throw new TypeError('A resolved template has no page.')
  stopwatch.lap('overrides')

  const { assets, fontSet } = await tools.loadPage(order, resolved, run)
  const symbols = await encodeSymbols(page, deadline.check)
  const engine = needsYoga(page) ? await loadYoga() : undefined
  deadline.check()
  const measurer = createTextMeasurer(fontSet)
  const tree = layoutPage({ canvas, page, assets, symbols, measurer, engine, scale: output.scale })
  assertScannable(tree.boxes, output.scale)
  deadline.check()
  stopwatch.lap('layout')

  const { unknownFamilies } = fontSet
  const isSensitive = hasSensitiveOverrides(order.overrides, order.template.slots)
  const { require = {} } = order.template.template
  return { resolved, assets, tree, unknownFamilies, isSensitive, require, output }
}
