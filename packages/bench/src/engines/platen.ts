import { createPlaten } from '@platen/core'
import { listPlatenFonts, PLATEN_CARD } from '../card/platen-card.ts'
import { type Engine, QUALITY } from './engine.ts'

export async function createPlatenEngine(): Promise<Engine> {
  const platen = createPlaten({ fonts: listPlatenFonts() })
  return {
    render: async (texts, format) => {
      const quality = format === 'png' ? {} : { quality: QUALITY[format] }
      const order = { layers: { ...texts }, format, ...quality }
      const { bytes } = await platen.render(PLATEN_CARD, order)
      return bytes
    },
  }
}
