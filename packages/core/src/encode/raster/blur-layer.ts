import { blurChannel } from './blur-channel.ts'
import type { BlurPlan } from './blur-plan.ts'
import type { RasterTools } from './raster-tools.ts'
import { createSurface, type Surface } from './surface.ts'

/**
 * Blurs the layer of a group: all four channels, premultiplied, so that what is transparent lends no
 * colour. Takes the bytes of the new layer from the memory budget, for the caller to give back.
 */
export function blurLayer(
  content: Surface,
  plan: BlurPlan,
  { memory, check }: Pick<RasterTools, 'memory' | 'check'>,
): Surface {
  const { left, top, right, bottom } = plan.box
  memory.take((right - left) * (bottom - top) * 4)
  const blurred = createSurface(plan.box, 4)
  for (let channel = 0; channel < 4; channel++) {
    check()
    const into = { data: blurred.data, first: channel, stride: 4 }
    blurChannel(content, channel, { plan, into })
  }
  return blurred
}
