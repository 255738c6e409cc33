import { createPlaten } from '@platen/core'
import { createContentBuilder } from '../card/card-content.ts'
import { buildPlatenCard, listPlatenFonts } from '../card/platen-card.ts'
import { median } from '../measure/median.ts'

/** What a render of the photo card costs at the default quality of a format. */
export interface SettingCost {
  readonly format: (typeof FORMATS)[number]
  readonly compression: (typeof COMPRESSIONS)[number]
  readonly medianMs: number
  readonly medianBytes: number
}

const FORMATS = ['png', 'jpeg', 'webp', 'avif'] as const
const COMPRESSIONS = ['fast', 'balanced', 'small'] as const

/** Renders until there were as many, or until this long. */
const MOST_MS = 1_500

/** Formats and settings of `compression`, interleaved only by rounds of a format. */
export async function measureSettings(renders: number): Promise<readonly SettingCost[]> {
  const platen = createPlaten({ fonts: listPlatenFonts() })
  const template = buildPlatenCard('photo')
  const buildContent = createContentBuilder('photo')
  const costs: SettingCost[] = []
  let next = 0
  for (const format of FORMATS) {
    for (const compression of COMPRESSIONS) {
      const [times, bytes]: [number[], number[]] = [[], []]
      const startedAt = performance.now()
      for (let n = 0; n <= renders && performance.now() - startedAt < MOST_MS; n++) {
        next += 1
        const order = { layers: { ...buildContent(next).texts }, format, compression }
        const renderedAt = performance.now()
        const image = await platen.render(template, order)
        // The first one warms up, unless it is the only one.
        if (n === 1) times.length = bytes.length = 0
        times.push(performance.now() - renderedAt)
        bytes.push(image.bytes.byteLength)
      }
      costs.push({ format, compression, medianMs: median(times), medianBytes: median(bytes) })
    }
  }
  await platen.close()
  return costs
}
