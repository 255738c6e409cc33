import sharp from 'sharp'
import type { CardName } from '../card/card.ts'
import { createContentBuilder } from '../card/card-content.ts'
import { encodeWithSharp } from './encode-with-sharp.ts'
import { ENCODINGS, type Encoding, PLATEN_WEBP_EFFORT } from './encoding.ts'
import type { Engine } from './engine.ts'
import { createPlatenEngine } from './platen.ts'

/** More frames than a processor keeps in its caches. */
const FRAMES = 6

/**
 * No renderer but a floor: sharp encodes pixels that Platen has drawn before the clock started. PNG and JPEG
 * as sharp does by default; WebP with the effort that Platen asks for.
 */
export async function createEncoderEngine(card: CardName): Promise<Engine> {
  const frames = await drawFrames(card)
  let turn = 0
  return {
    render: async (_content, encoding) => {
      turn += 1
      const { data, info } = frames[turn % frames.length] as Frame
      const { width, height, channels } = info
      const pixels = sharp(data, { raw: { width, height, channels } })
      return encodeWithSharp(pixels, withPlatenEffort(encoding))
    },
  }
}

function withPlatenEffort(encoding: Encoding): Encoding {
  return encoding.format === 'webp' ? { ...encoding, effort: PLATEN_WEBP_EFFORT } : encoding
}

type Frame = Awaited<ReturnType<typeof readPixels>>

async function drawFrames(card: CardName): Promise<readonly Frame[]> {
  const platen = await createPlatenEngine(card)
  const buildContent = createContentBuilder(card)
  const frames: Frame[] = []
  for (let index = 0; index < FRAMES; index++) {
    frames.push(await readPixels(await platen.render(buildContent(index), ENCODINGS.png)))
  }
  await platen.close?.()
  return frames
}

function readPixels(png: Uint8Array) {
  return sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
}
