import { loadAssets } from '../assets/load-assets.ts'
import { encode } from '../encode/encode.ts'
import { createDeadline } from '../foundation/deadline.ts'
import { createTextMeasurer } from '../layout/create-text-measurer.ts'
import { layoutPage } from '../layout/layout-page.ts'
import { loadYoga } from '../layout/load-yoga.ts'
import { needsYoga } from '../layout/needs-yoga.ts'
import { applyOverrides } from '../overrides/apply-overrides.ts'
import { buildDisplayList } from '../paint/build-display-list.ts'
import { assertOutputFits } from './assert-output-fits.ts'
import { buildReceipt } from './build-receipt.ts'
import { readOverrides } from './read-overrides.ts'
import type { RenderOrder } from './render-order.ts'
import type { RenderResult } from './render-result.ts'
import type { RenderTools } from './render-tools.ts'
import { startStopwatch } from './stopwatch.ts'

/** The whole line: an order becomes an image, and a receipt of how. */
export async function render(order: RenderOrder, tools: RenderTools): Promise<RenderResult> {
  const { limits, loader, fonts, closing, now } = tools
  const stopwatch = startStopwatch(now)
  const deadline = createDeadline({ ...order, closing, now })
  const { signal, check } = deadline
  try {
    check()
    const template = tools.compile(order.template)
    const overrides = readOverrides(order, template)
    const resolved = applyOverrides({ ...order, template, overrides })
    const { canvas, title, alt } = resolved
    const output = { ...order.output, scale: order.output.scale * canvas.zoom }
    assertOutputFits(canvas, output.scale, limits)
    const [page] = resolved.pages
    if (page === undefined) throw new TypeError('A resolved template has no page.')
    stopwatch.lap('overrides')

    const assets = await loadAssets({ page, loader, limits, signal, fonts: resolved.fonts })
    stopwatch.lap('assets')

    const fontSet = await fonts.prepare(page, resolved.fonts, signal)
    stopwatch.lap('fonts')

    const engine = needsYoga(page) ? await loadYoga() : undefined
    check()
    const tree = layoutPage({ canvas, page, assets, measurer: createTextMeasurer(fontSet), engine })
    check()
    stopwatch.lap('layout')

    const list = buildDisplayList({ tree, title, description: alt })
    check()
    stopwatch.lap('paint')

    const image = await encode(list, output, { ...tools.encoders, signal, check })
    check()
    stopwatch.lap('encode')

    const receipt = buildReceipt({
      resolved,
      assets,
      tree,
      unknownFamilies: fontSet.unknownFamilies,
      size: image,
      scale: output.scale,
      timings: stopwatch.read(),
    })
    return { ...image, receipt }
  } finally {
    deadline.close()
  }
}
