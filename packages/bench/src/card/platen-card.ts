import { defineTemplate } from '@platen/core'
import { CARD, readAvatar, readFonts, readLogo, readPhoto } from './photo-card.ts'

const toUrl = (mediaType: string, bytes: Uint8Array) =>
  `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`

const { badge, logo, avatar, title, subtitle, footer } = CARD

const textLayer = <Name extends string>(
  name: Name,
  box: typeof title | typeof subtitle | typeof footer,
  fontWeight: number,
) =>
  ({
    kind: 'text',
    name,
    dynamic: true,
    x: box.x,
    y: box.y,
    width: box.width,
    text: '',
    fontFamily: 'Inter',
    fontWeight,
    fontSize: box.size,
    lineHeight: `${box.lineHeight}px`,
    fill: box.ink,
  }) as const

/** The card as a template. */
export const PLATEN_CARD = defineTemplate({
  schema: 1,
  slug: 'photo-card',
  name: 'Photo card',
  canvas: { width: CARD.width, height: CARD.height, background: '#0f172a' },
  layers: [
    {
      kind: 'image',
      x: 0,
      y: 0,
      width: CARD.width,
      height: CARD.height,
      fit: 'cover',
      src: toUrl('image/jpeg', readPhoto()),
    },
    {
      kind: 'shape',
      shape: 'rect',
      x: 0,
      y: 0,
      width: CARD.width,
      height: CARD.height,
      fill: {
        type: 'linear',
        angle: 90,
        stops: [
          { at: 0, color: CARD.overlay[0] },
          { at: 1, color: CARD.overlay[1] },
        ],
      },
    },
    {
      kind: 'shape',
      shape: 'rect',
      x: badge.x,
      y: badge.y,
      width: badge.width,
      height: badge.height,
      radius: badge.height / 2,
      fill: badge.fill,
    },
    {
      kind: 'text',
      x: badge.x,
      y: badge.y,
      width: badge.width,
      height: badge.height,
      align: 'center',
      verticalAlign: 'middle',
      text: badge.text,
      fontFamily: 'Inter',
      fontSize: badge.size,
      fontWeight: 700,
      fill: badge.ink,
    },
    {
      kind: 'svg',
      x: logo.x,
      y: logo.y,
      width: logo.width,
      height: logo.height,
      markup: readLogo().toString('utf8'),
    },
    {
      kind: 'image',
      x: avatar.x,
      y: avatar.y,
      width: avatar.side,
      height: avatar.side,
      radius: avatar.side / 2,
      fit: 'cover',
      src: toUrl('image/jpeg', readAvatar()),
    },
    textLayer('title', title, 700),
    textLayer('subtitle', subtitle, 400),
    textLayer('footer', footer, 400),
  ],
})

/** The fonts that it asks for. */
export function listPlatenFonts() {
  const { regular, bold } = readFonts()
  return [
    { family: 'Inter', weight: 400, bytes: regular },
    { family: 'Inter', weight: 700, bytes: bold },
  ]
}
