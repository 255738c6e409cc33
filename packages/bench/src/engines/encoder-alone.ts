import sharp, { type Sharp } from 'sharp'
import type { CardName } from '../card/card.ts'
import { createContentBuilder } from '../card/card-content.ts'
import { ENCODINGS, type Encoding, PLATEN_OPTIONS } from './encoding.ts'
import type { Engine } from './engine.ts'
import { createPlatenEngine } from './platen.ts'

/** More frames than a processor keeps in its caches. */
const FRAMES = 6

/**
 * No renderer but a floor: sharp encodes pixels that Platen has drawn before the clock started. Options
 * are those that Platen encodes JPEG and WebP with; PNG is sharp's default.
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
      return encodeAsPlaten(pixels, encoding)
    },
  }
}

function encodeAsPlaten(pixels: Sharp, encoding: Encoding): Promise<Buffer> {
  if (encoding.format === 'png') return pixels.png().toBuffer()
  const { format, quality } = encoding
  return pixels.toFormat(format, { quality, ...PLATEN_OPTIONS[format] }).toBuffer()
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
