import { Renderer } from '@takumi-rs/core'
import { CARD, type CardName } from '../card/card.ts'
import type { CardPictures } from '../card/card-content.ts'
import { readAvatar, readFonts, readLogo, readPhoto } from '../card/card-files.ts'
import type { CardTexts } from '../card/card-texts.ts'
import type { Engine } from './engine.ts'

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

const { badge, logo, avatar } = CARD
const whole = { ...at(0, 0), width: CARD.width, height: CARD.height } as const

const background = (angle: number, colors: readonly string[]) =>
  ({
    type: 'container',
    style: { ...whole, backgroundImage: `linear-gradient(${angle}deg, ${colors.join(', ')})` },
  }) as const

const image = (src: string, style: object) => ({ type: 'image', src, style }) as const

const BADGE = {
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
      style: { fontFamily: 'Inter', fontWeight: 700, fontSize: badge.size, color: badge.ink },
    },
  ],
} as const

function buildNode(card: CardName, texts: CardTexts) {
  const round = { ...at(avatar.x, avatar.y), width: avatar.side, height: avatar.side }
  return {
    type: 'container',
    style: { width: CARD.width, height: CARD.height, position: 'relative' },
    children: [
      ...(card === 'gradient'
        ? [background(135, CARD.gradient)]
        : [image('photo', { ...whole, objectFit: 'cover' }), background(90, CARD.overlay)]),
      BADGE,
      image('logo', { ...at(logo.x, logo.y), width: logo.width, height: logo.height }),
      text(texts.title, CARD.title, 700),
      text(texts.subtitle, CARD.subtitle, 400),
      image('avatar', { ...round, borderRadius: avatar.side / 2, objectFit: 'cover' }),
      text(texts.footer, CARD.footer, 400),
    ],
  }
}

export async function createTakumiEngine(card: CardName): Promise<Engine> {
  const renderer = new Renderer()
  const fonts = readFonts()
  await renderer.registerFont({ name: 'Inter', data: fonts.regular, weight: 400 })
  await renderer.registerFont({ name: 'Inter', data: fonts.bold, weight: 700 })
  const logoFile = { src: 'logo', data: readLogo() }
  const listImages = ({ photo, avatar }: CardPictures) => [
    { src: 'photo', data: photo },
    { src: 'avatar', data: avatar },
    logoFile,
  ]
  const seen =
    card === 'gradient'
      ? [{ src: 'avatar', data: readAvatar() }, logoFile]
      : listImages({ photo: readPhoto(), avatar: readAvatar() })
  return {
    render: ({ texts, pictures }, encoding) => {
      const quality = encoding.format === 'png' ? {} : { quality: encoding.quality }
      return renderer.render(buildNode(card, texts) as never, {
        width: CARD.width,
        height: CARD.height,
        format: encoding.format,
        images: (pictures === undefined ? seen : listImages(pictures)) as never,
        ...quality,
      })
    },
  }
}
