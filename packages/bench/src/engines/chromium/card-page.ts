import { CARD, type CardName } from '../../card/card.ts'
import { readAvatar, readFonts, readLogo, readPhoto } from '../../card/card-files.ts'
import type { CardTexts } from '../../card/card-texts.ts'
import { toDataUrl } from '../../card/to-data-url.ts'

const place = (box: { readonly x: number; readonly y: number }) =>
  `position:absolute;left:${box.x}px;top:${box.y}px;`
const area = (width: number, height: number) => `width:${width}px;height:${height}px;`

/** The card as a page whose texts are empty, by the ids of their layers. */
export function writeCardPage(card: CardName): string {
  const { badge, logo, avatar } = CARD
  const fonts = readFonts()
  const whole = place({ x: 0, y: 0 }) + area(CARD.width, CARD.height)
  const photo = card === 'photo' ? `src="${toDataUrl('image/jpeg', readPhoto())}"` : ''
  const background =
    card === 'gradient'
      ? `<div style="${whole}background:linear-gradient(135deg,${CARD.gradient.join(',')})"></div>`
      : `<img id="photo" ${photo} style="${whole}object-fit:cover"><div style="${whole}background:linear-gradient(90deg,${CARD.overlay.join(',')})"></div>`
  return `<!doctype html><meta charset="utf-8"><style>
${writeFontFace(fonts.regular, 400)}${writeFontFace(fonts.bold, 700)}
body{margin:0;font-family:Inter;${area(CARD.width, CARD.height)}}
</style><body>${background}
<div style="${place(badge)}${area(badge.width, badge.height)}border-radius:${badge.height / 2}px;background:${badge.fill};color:${badge.ink};font:700 ${badge.size}px/${badge.height}px Inter;text-align:center">${badge.text}</div>
<img src="${toDataUrl('image/svg+xml', readLogo())}" style="${place(logo)}${area(logo.width, logo.height)}">
${writeText('title', 700)}${writeText('subtitle', 400)}
<img id="avatar" src="${toDataUrl('image/jpeg', readAvatar())}" style="${place(avatar)}${area(avatar.side, avatar.side)}border-radius:50%;object-fit:cover">
${writeText('footer', 400)}</body>`
}

function writeFontFace(bytes: Uint8Array, weight: number): string {
  return `@font-face{font-family:Inter;font-weight:${weight};src:url(${toDataUrl('font/woff', bytes)})}`
}

function writeText(name: keyof CardTexts, weight: number): string {
  const box = CARD[name]
  return `<div id="${name}" style="${place(box)}width:${box.width}px;color:${box.ink};font:${weight} ${box.size}px/${box.lineHeight}px Inter"></div>`
}
