import { createCanvas, GlobalFonts, loadImage, type SKRSContext2D } from '@napi-rs/canvas'
import { CARD, readAvatar, readFonts, readLogo, readPhoto } from '../card/photo-card.ts'
import { type Engine, QUALITY } from './engine.ts'

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

export async function createNapiCanvasEngine(): Promise<Engine> {
  const fonts = readFonts()
  GlobalFonts.register(fonts.regular, 'Inter')
  GlobalFonts.register(fonts.bold, 'Inter')
  const [photo, portrait, mark] = await Promise.all([
    loadImage(readPhoto()),
    loadImage(readAvatar()),
    loadImage(readLogo()),
  ])
  const { width, height, badge, logo, avatar } = CARD
  return {
    render: async (texts, format) => {
      const canvas = createCanvas(width, height)
      const context = canvas.getContext('2d')
      const cover = Math.max(width / photo.width, height / photo.height)
      context.drawImage(
        photo,
        (width - photo.width * cover) / 2,
        (height - photo.height * cover) / 2,
        photo.width * cover,
        photo.height * cover,
      )
      const overlay = context.createLinearGradient(0, 0, width, 0)
      overlay.addColorStop(0, CARD.overlay[0])
      overlay.addColorStop(1, CARD.overlay[1])
      context.fillStyle = overlay
      context.fillRect(0, 0, width, height)
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
      context.drawImage(mark, logo.x, logo.y, logo.width, logo.height)
      drawText(context, texts.title, { box: CARD.title, weight: 700 })
      drawText(context, texts.subtitle, { box: CARD.subtitle, weight: 400 })
      drawText(context, texts.footer, { box: CARD.footer, weight: 400 })
      context.save()
      context.beginPath()
      context.arc(
        avatar.x + avatar.side / 2,
        avatar.y + avatar.side / 2,
        avatar.side / 2,
        0,
        Math.PI * 2,
      )
      context.clip()
      context.drawImage(portrait, avatar.x, avatar.y, avatar.side, avatar.side)
      context.restore()
      return format === 'png' ? canvas.encode('png') : canvas.encode(format, QUALITY[format])
    },
  }
}
