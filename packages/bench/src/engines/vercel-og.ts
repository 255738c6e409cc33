import { ImageResponse } from '@vercel/og'
import { CARD, type CardName } from '../card/card.ts'
import { createElementBuilder } from './card-element.ts'
import type { Engine } from './engine.ts'
import { listSatoriFonts } from './satori-fonts.ts'

/** It makes PNG only, with sharp where that can be loaded. */
export async function createVercelOgEngine(card: CardName): Promise<Engine> {
  const fonts = listSatoriFonts()
  const buildElement = createElementBuilder(card)
  const { width, height } = CARD
  return {
    render: async (content) => {
      const response = new ImageResponse(buildElement(content) as never, { width, height, fonts })
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}
