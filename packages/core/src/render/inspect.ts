import type { RasterImage } from '../encode/raster/raster-image.ts'
import type { DisplayList } from '../paint/display-list.ts'
import { paintOrder } from './paint-order.ts'
import type { RenderOrder } from './render-order.ts'
import { withRenderRun } from './render-run.ts'
import type { RenderTools } from './render-tools.ts'

/** One page with all that made it: what comparisons read. */
export interface InspectedPage {
  readonly list: DisplayList
  readonly image: RasterImage
  /** Device px per page px. */
  readonly scale: number
}

/** The line as far as pixels that are not encoded yet; of the page that an image would show. */
export function inspect(order: RenderOrder, tools: RenderTools): Promise<InspectedPage> {
  return withRenderRun(order, tools, async (run) => {
    const { list, output } = await paintOrder(order, run)
    const { signal, check } = run.deadline
    const { scale } = output
    const { rasterizer } = tools.encoders
    const image = await rasterizer.rasterize(list, { scale, signal, check, keepsPixels: true })
    return { list, image, scale }
  })
}
