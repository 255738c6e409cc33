import { Renderer } from '@takumi-rs/core'
import { CARD, readAvatar, readFonts, readLogo, readPhoto } from '../card/photo-card.ts'
import { type Engine, QUALITY } from './engine.ts'

const at = (x: number, y: number) => ({ position: 'absolute', left: x, top: y }) as const

interface TextBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly lineHeight: number
  readonly ink: string
}

const text = (value: string, box: TextBox, fontWeight: number) =>
  ({
    type: 'text',
    text: value,
    style: {
      ...at(box.x, box.y),
      width: box.width,
      fontFamily: 'Inter',
      fontWeight,
      fontSize: box.size,
      lineHeight: `${box.lineHeight}px`,
      color: box.ink,
    },
  }) as const

export async function createTakumiEngine(): Promise<Engine> {
  const renderer = new Renderer()
  const fonts = readFonts()
  await renderer.registerFont({ name: 'Inter', data: fonts.regular, weight: 400 })
  await renderer.registerFont({ name: 'Inter', data: fonts.bold, weight: 700 })
  const images = [
    { src: 'photo', data: readPhoto() },
    { src: 'avatar', data: readAvatar() },
    { src: 'logo', data: readLogo() },
  ]
  const { badge, logo, avatar } = CARD
  return {
    render: (texts, format) => {
      const node = {
        type: 'container',
        style: { width: CARD.width, height: CARD.height, position: 'relative' },
        children: [
          {
            type: 'image',
            src: 'photo',
            style: { ...at(0, 0), width: CARD.width, height: CARD.height, objectFit: 'cover' },
          },
          {
            type: 'container',
            style: {
              ...at(0, 0),
              width: CARD.width,
              height: CARD.height,
              backgroundImage: `linear-gradient(90deg, ${CARD.overlay.join(', ')})`,
            },
          },
          {
            type: 'container',
            style: {
              ...at(badge.x, badge.y),
              width: badge.width,
              height: badge.height,
              borderRadius: badge.height / 2,
              backgroundColor: badge.fill,
              display: 'flex',
              alignItems: 'center',
              justifyContent: 'center',
            },
            children: [
              {
                type: 'text',
                text: badge.text,
                style: {
                  fontFamily: 'Inter',
                  fontWeight: 700,
                  fontSize: badge.size,
                  color: badge.ink,
                },
              },
            ],
          },
          {
            type: 'image',
            src: 'logo',
            style: { ...at(logo.x, logo.y), width: logo.width, height: logo.height },
          },
          text(texts.title, CARD.title, 700),
          text(texts.subtitle, CARD.subtitle, 400),
          {
            type: 'image',
            src: 'avatar',
            style: {
              ...at(avatar.x, avatar.y),
              width: avatar.side,
              height: avatar.side,
              borderRadius: avatar.side / 2,
              objectFit: 'cover',
            },
          },
          text(texts.footer, CARD.footer, 400),
        ],
      } as const
      const quality = format === 'png' ? {} : { quality: QUALITY[format] }
      return renderer.render(node as never, {
        width: CARD.width,
        height: CARD.height,
        format,
        images,
        ...quality,
      })
    },
  }
}
