import { renderAsync } from '@resvg/resvg-js'
import satori from 'satori'
import sharp from 'sharp'
import { CARD, type CardName } from '../card/card.ts'
import { createElementBuilder } from './card-element.ts'
import { encodeWithSharp } from './encode-with-sharp.ts'
import type { Engine } from './engine.ts'
import { listSatoriFonts } from './satori-fonts.ts'

export async function createSatoriResvgEngine(card: CardName): Promise<Engine> {
  const fonts = listSatoriFonts()
  const buildElement = createElementBuilder(card)
  const { width, height } = CARD
  return {
    render: async (content, encoding) => {
      const svg = await satori(buildElement(content) as never, { width, height, fonts })
      // In a thread of libuv, so that several renders use several processors.
      const image = await renderAsync(svg, { font: { loadSystemFonts: false } })
      if (encoding.format === 'png') return image.asPng()
      const raw = { width: image.width, height: image.height, channels: 4 as const }
      return encodeWithSharp(sharp(image.pixels, { raw }).removeAlpha(), encoding)
    },
  }
}
