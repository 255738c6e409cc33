import sharp from 'sharp'
import type { SvgDrawing } from '../sandbox.ts'
import { toSvgPixels } from '../svg-pipeline.ts'

/** Loaders that SVG needs: its own. Pictures inside a drawing are decoded by its renderer. */
const ALLOWED = ['VipsForeignLoadSvgBuffer']

/** Settings of this process, which is nobody else's. */
export function setUpRenderer(): void {
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ALLOWED })
}

/** @param deadlineMs After it the renderer is asked to stop, which it does not always. */
export function drawSvg(drawing: SvgDrawing, deadlineMs: number): Promise<Uint8Array> {
  const seconds = Math.ceil(deadlineMs / 1000)
  return toSvgPixels(sharp, drawing).timeout({ seconds }).toBuffer()
}
