import { Resvg } from '@resvg/resvg-js'
import satori from 'satori'
import sharp from 'sharp'
import {
  CARD,
  type CardTexts,
  readAvatar,
  readFonts,
  readLogo,
  readPhoto,
} from '../card/photo-card.ts'
import { type Engine, QUALITY } from './engine.ts'

const at = (x: number, y: number) => ({ position: 'absolute', left: x, top: y })
const element = (type: string, style: object, props: object = {}) => ({
  type,
  props: { style, ...props },
})
const toUrl = (mediaType: string, bytes: Uint8Array) =>
  `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`

type TextName = keyof CardTexts

export async function createSatoriResvgEngine(): Promise<Engine> {
  const { regular, bold } = readFonts()
  const fonts = [
    { name: 'Inter', data: regular, weight: 400 as const, style: 'normal' as const },
    { name: 'Inter', data: bold, weight: 700 as const, style: 'normal' as const },
  ]
  const photo = toUrl('image/jpeg', readPhoto())
  const portrait = toUrl('image/jpeg', readAvatar())
  const mark = toUrl('image/svg+xml', readLogo())
  const { badge, logo, avatar } = CARD
  const image = (src: string, style: object) => element('img', style, { src })
  const text = (texts: CardTexts, name: TextName, fontWeight: number) => {
    const box = CARD[name]
    const style = {
      ...at(box.x, box.y),
      width: box.width,
      fontSize: box.size,
      lineHeight: `${box.lineHeight}px`,
      color: box.ink,
      fontWeight,
    }
    return element('div', style, { children: texts[name] })
  }
  const draw = (texts: CardTexts) =>
    element(
      'div',
      { display: 'flex', width: CARD.width, height: CARD.height, fontFamily: 'Inter' },
      {
        children: [
          image(photo, { ...at(0, 0), width: CARD.width, height: CARD.height, objectFit: 'cover' }),
          element('div', {
            ...at(0, 0),
            width: CARD.width,
            height: CARD.height,
            backgroundImage: `linear-gradient(90deg, ${CARD.overlay.join(', ')})`,
          }),
          element(
            'div',
            {
              ...at(badge.x, badge.y),
              width: badge.width,
              height: badge.height,
              borderRadius: badge.height / 2,
              backgroundColor: badge.fill,
              display: 'flex',
              alignItems: 'center',
              justifyContent: 'center',
              fontSize: badge.size,
              fontWeight: 700,
              color: badge.ink,
            },
            { children: badge.text },
          ),
          image(mark, { ...at(logo.x, logo.y), width: logo.width, height: logo.height }),
          text(texts, 'title', 700),
          text(texts, 'subtitle', 400),
          image(portrait, {
            ...at(avatar.x, avatar.y),
            width: avatar.side,
            height: avatar.side,
            borderRadius: avatar.side / 2,
            objectFit: 'cover',
          }),
          text(texts, 'footer', 400),
        ],
      },
    )
  return {
    render: async (texts, format) => {
      const svg = await satori(draw(texts) as never, {
        width: CARD.width,
        height: CARD.height,
        fonts,
      })
      const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
      if (format === 'png') return image.asPng()
      const raw = { width: image.width, height: image.height, channels: 4 as const }
      const pixels = sharp(image.pixels, { raw }).removeAlpha()
      return format === 'jpeg'
        ? pixels.jpeg({ quality: QUALITY.jpeg }).toBuffer()
        : pixels.webp({ quality: QUALITY.webp }).toBuffer()
    },
  }
}
