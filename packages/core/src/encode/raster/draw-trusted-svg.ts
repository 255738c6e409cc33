import type { SvgDrawing } from '../../sandbox/sandbox.ts'
import { toSvgPixels } from '../../sandbox/svg-pipeline.ts'

/**
 * Draws, in this process, an SVG that the program itself wrote: a child would have to be started for it.
 *
 * @returns The pixels that the sandbox would give; `undefined` when it cannot be drawn here, where the
 *   host may have forbidden sharp to read SVG.
 */
export async function drawTrustedSvg(drawing: SvgDrawing): Promise<Uint8Array | undefined> {
  const { default: sharp } = await import('sharp')
  return toSvgPixels(sharp, drawing)
    .toBuffer()
    .catch(() => undefined)
}
