import {
  createCanvas,
  GlobalFonts,
  type Image,
  loadImage,
  type SKRSContext2D,
} from '@napi-rs/canvas'
import { CARD, type CardName } from '../card/card.ts'
import type { CardContent } from '../card/card-content.ts'
import { readAvatar, readFonts, readLogo, readPhoto } from '../card/card-files.ts'
import type { Engine } from './engine.ts'

interface TextBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly lineHeight: number
  readonly ink: string
}

/** Canvas has no paragraphs, so its users break lines by hand: greedily, at spaces. */
function breakLines(context: SKRSContext2D, text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && context.measureText(longer).width > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

function drawText(
  context: SKRSContext2D,
  text: string,
  { box, weight }: { readonly box: TextBox; readonly weight: number },
) {
  context.font = `${weight} ${box.size}px Inter`
  context.fillStyle = box.ink
  context.textBaseline = 'middle'
  for (const [index, line] of breakLines(context, text, box.width).entries()) {
    context.fillText(line, box.x, box.y + box.lineHeight * (index + 0.5))
  }
}

interface Pictures {
  readonly photo: Image | undefined
  readonly portrait: Image
  readonly mark: Image
}

const { width, height, badge, logo, avatar } = CARD

export async function createNapiCanvasEngine(card: CardName): Promise<Engine> {
  const fonts = readFonts()
  GlobalFonts.register(fonts.regular, 'Inter')
  GlobalFonts.register(fonts.bold, 'Inter')
  const seen: Pictures = {
    photo: card === 'photo' ? await loadImage(readPhoto()) : undefined,
    portrait: await loadImage(readAvatar()),
    mark: await loadImage(readLogo()),
  }
  const loadPictures = async ({ pictures }: CardContent): Promise<Pictures> => {
    if (pictures === undefined) return seen
    const [photo, portrait] = await Promise.all([
      loadImage(pictures.photo),
      loadImage(pictures.avatar),
    ])
    return { photo, portrait, mark: seen.mark }
  }
  return {
    render: async (content, encoding) => {
      const pictures = await loadPictures(content)
      const canvas = createCanvas(width, height)
      const context = canvas.getContext('2d')
      drawBackground(context, pictures.photo)
      drawBadge(context)
      context.drawImage(pictures.mark, logo.x, logo.y, logo.width, logo.height)
      drawText(context, content.texts.title, { box: CARD.title, weight: 700 })
      drawText(context, content.texts.subtitle, { box: CARD.subtitle, weight: 400 })
      drawText(context, content.texts.footer, { box: CARD.footer, weight: 400 })
      drawAvatar(context, pictures.portrait)
      return encoding.format === 'png'
        ? canvas.encode('png')
        : canvas.encode(encoding.format, encoding.quality)
    },
  }
}

function drawBackground(context: SKRSContext2D, photo: Image | undefined): void {
  const ramp =
    photo === undefined ? diagonalRamp(context) : context.createLinearGradient(0, 0, width, 0)
  const [from, to] = photo === undefined ? CARD.gradient : CARD.overlay
  ramp.addColorStop(0, from)
  ramp.addColorStop(1, to)
  if (photo !== undefined) {
    const cover = Math.max(width / photo.width, height / photo.height)
    context.drawImage(
      photo,
      (width - photo.width * cover) / 2,
      (height - photo.height * cover) / 2,
      photo.width * cover,
      photo.height * cover,
    )
  }
  context.fillStyle = ramp
  context.fillRect(0, 0, width, height)
}

/** The line of a CSS gradient at 135 degrees. */
function diagonalRamp(context: SKRSContext2D) {
  const reach = (width + height) / 4
  const [x, y] = [width / 2, height / 2]
  return context.createLinearGradient(x - reach, y - reach, x + reach, y + reach)
}

function drawBadge(context: SKRSContext2D): void {
  context.fillStyle = badge.fill
  context.beginPath()
  context.roundRect(badge.x, badge.y, badge.width, badge.height, badge.height / 2)
  context.fill()
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.font = `700 ${badge.size}px Inter`
  context.fillStyle = badge.ink
  context.fillText(badge.text, badge.x + badge.width / 2, badge.y + badge.height / 2)
  context.textAlign = 'left'
}

function drawAvatar(context: SKRSContext2D, portrait: Image): void {
  const radius = avatar.side / 2
  context.save()
  context.beginPath()
  context.arc(avatar.x + radius, avatar.y + radius, radius, 0, Math.PI * 2)
  context.clip()
  context.drawImage(portrait, avatar.x, avatar.y, avatar.side, avatar.side)
  context.restore()
}
