import type { TemplateInput } from '@platen/core'
import type { Renderer } from '@platen/core/tools'

/** A picture of an unusual shape, as a source. */
export interface HardPicture {
  readonly name: string
  readonly src: string
}

const SHAPES = [
  { name: 'portrait', width: 240, height: 720 },
  { name: 'landscape', width: 720, height: 240 },
  { name: 'tiny', width: 8, height: 8 },
  { name: 'very-wide', width: 1600, height: 16 },
  { name: 'very-high', width: 16, height: 1600 },
] as const

/** Draws the pictures: frames with a cross, so that cuts and stretches are seen. */
export async function drawHardPictures(renderer: Renderer): Promise<readonly HardPicture[]> {
  const pictures: HardPicture[] = []
  for (const { name, width, height } of SHAPES) {
    const line = Math.max(1, Math.min(width, height) / 40)
    const path = `M0 0L${width} ${height}M${width} 0L0 ${height}M0 0H${width}V${height}H0Z`
    const frame: TemplateInput = {
      canvas: {
        width,
        height,
        background: {
          type: 'linear',
          angle: 135,
          stops: [
            { at: 0, color: '#f59e0b' },
            { at: 1, color: '#2563eb' },
          ],
        },
      },
      layers: [
        {
          ...{ kind: 'shape', shape: 'path', d: path, x: 0, y: 0, width, height },
          stroke: { width: line, fill: '#fff' },
        },
      ],
    }
    const { bytes } = await renderer.prepare(frame).render()
    pictures.push({ name, src: `data:image/png;base64,${Buffer.from(bytes).toString('base64')}` })
  }
  return [...pictures, { name: 'broken', src: BROKEN_PICTURE }]
}

/** Begins as a PNG does, and ends there. */
const BROKEN_PICTURE = 'data:image/png;base64,iVBORw0KGgo='
