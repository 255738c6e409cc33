import { CARD, type CardName } from '../card/card.ts'
import type { CardContent } from '../card/card-content.ts'
import { readAvatar, readLogo, readPhoto } from '../card/card-files.ts'
import type { CardTexts } from '../card/card-texts.ts'
import { toDataUrl } from '../card/to-data-url.ts'

const at = (x: number, y: number) => ({ position: 'absolute', left: x, top: y })
const element = (type: string, style: object, props: object = {}) => ({
  type,
  props: { style, ...props },
})
const image = (src: string, style: object) => element('img', style, { src })

/** The card as a tree of React-like elements, for satori and what is built on it. */
export function createElementBuilder(card: CardName): (content: CardContent) => object {
  const photo = card === 'photo' ? toDataUrl('image/jpeg', readPhoto()) : ''
  const portrait = toDataUrl('image/jpeg', readAvatar())
  const mark = toDataUrl('image/svg+xml', readLogo())
  const { badge, logo, avatar } = CARD
  const whole = { ...at(0, 0), width: CARD.width, height: CARD.height }
  const drawBackground = (src: string) => [
    image(src, { ...whole, objectFit: 'cover' }),
    element('div', {
      ...whole,
      backgroundImage: `linear-gradient(90deg, ${CARD.overlay.join(', ')})`,
    }),
  ]
  const gradient = element('div', {
    ...whole,
    backgroundImage: `linear-gradient(135deg, ${CARD.gradient.join(', ')})`,
  })
  const seen = { photo, avatar: portrait }
  return ({ texts, pictures }) => {
    const sources =
      pictures === undefined
        ? seen
        : {
            photo: toDataUrl('image/jpeg', pictures.photo),
            avatar: toDataUrl('image/jpeg', pictures.avatar),
          }
    return element(
      'div',
      { display: 'flex', width: CARD.width, height: CARD.height, fontFamily: 'Inter' },
      {
        children: [
          ...(card === 'gradient' ? [gradient] : drawBackground(sources.photo)),
          drawBadge(),
          image(mark, { ...at(logo.x, logo.y), width: logo.width, height: logo.height }),
          drawText(texts, 'title', 700),
          drawText(texts, 'subtitle', 400),
          image(sources.avatar, {
            ...at(avatar.x, avatar.y),
            width: avatar.side,
            height: avatar.side,
            borderRadius: avatar.side / 2,
            objectFit: 'cover',
          }),
          drawText(texts, 'footer', 400),
        ],
      },
    )
  }

  function drawBadge() {
    return element(
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
    )
  }
}

function drawText(texts: CardTexts, name: keyof CardTexts, fontWeight: number) {
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
