import { createPlaten } from '@platen/core'
import type { CardName } from '../card/card.ts'
import type { CardContent } from '../card/card-content.ts'
import { buildPlatenCard, listPlatenFonts } from '../card/platen-card.ts'
import { toDataUrl } from '../card/to-data-url.ts'
import type { Encoding } from './encoding.ts'
import type { Engine } from './engine.ts'

export async function createPlatenEngine(card: CardName): Promise<Engine> {
  const platen = createPlaten({ fonts: listPlatenFonts() })
  const template = buildPlatenCard(card)
  return {
    render: async (content, encoding) => {
      const { bytes } = await platen.render(template, buildPlatenOrder(content, encoding))
      return bytes
    },
    close: () => platen.close(),
  }
}

/** The order of one render. The effort of WebP is Platen's default. */
export function buildPlatenOrder({ texts, pictures }: CardContent, encoding: Encoding) {
  const { format } = encoding
  const quality = format === 'png' ? {} : { quality: encoding.quality }
  const sources =
    pictures === undefined
      ? {}
      : {
          photo: toDataUrl('image/jpeg', pictures.photo),
          avatar: toDataUrl('image/jpeg', pictures.avatar),
        }
  return { layers: { ...texts, ...sources }, format, ...quality }
}
