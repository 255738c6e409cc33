import { defineTemplate } from '@platen/core'
import { CARD, type CardName } from './card.ts'
import { readAvatar, readFonts, readLogo, readPhoto } from './card-files.ts'
import { toDataUrl } from './to-data-url.ts'

const { badge, logo, avatar, title, subtitle, footer } = CARD
const whole = { x: 0, y: 0, width: CARD.width, height: CARD.height } as const

const linear = (angle: number, [from, to]: readonly [string, string]) =>
  ({
    type: 'linear',
    angle,
    stops: [
      { at: 0, color: from },
      { at: 1, color: to },
    ],
  }) as const

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

function listBackgroundLayers(card: CardName) {
  const shape = { kind: 'shape', shape: 'rect', ...whole } as const
  if (card === 'gradient') return [{ ...shape, fill: linear(135, CARD.gradient) }] as const
  const photo = { kind: 'image', ...whole, fit: 'cover' } as const
  const overlay = { ...shape, fill: linear(90, CARD.overlay) }
  return card === 'photo'
    ? ([{ ...photo, src: toDataUrl('image/jpeg', readPhoto()) }, overlay] as const)
    : ([{ ...photo, name: 'photo', dynamic: true }, overlay] as const)
}

/** A card as a template. */
export function buildPlatenCard(card: CardName) {
  const portrait = {
    kind: 'image',
    x: avatar.x,
    y: avatar.y,
    width: avatar.side,
    height: avatar.side,
    radius: avatar.side / 2,
    fit: 'cover',
  } as const
  return defineTemplate({
    schema: 1,
    slug: `${card.replace(' ', '-')}-card`,
    name: `Card: ${card}`,
    canvas: { width: CARD.width, height: CARD.height, background: '#0f172a' },
    layers: [
      ...listBackgroundLayers(card),
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
      card === 'new photos'
        ? { ...portrait, name: 'avatar', dynamic: true }
        : { ...portrait, src: toDataUrl('image/jpeg', readAvatar()) },
      textLayer('title', title, 700),
      textLayer('subtitle', subtitle, 400),
      textLayer('footer', footer, 400),
    ],
  })
}

/** The fonts that it asks for. */
export function listPlatenFonts() {
  const { regular, bold } = readFonts()
  return [
    { family: 'Inter', weight: 400, bytes: regular },
    { family: 'Inter', weight: 700, bytes: bold },
  ]
}
