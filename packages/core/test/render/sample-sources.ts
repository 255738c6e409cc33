import sharp from 'sharp'

function toUrl(mediaType: string, bytes: Uint8Array): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
}

/** A smooth, noisy or see-through picture, told apart by its colour. */
function paint(red: number, channels: 3 | 4) {
  const [width, height] = [24, 16]
  const data = new Uint8Array(width * height * channels)
  for (let index = 0; index < width * height; index++) {
    const x = index % width
    const color = [red, (index * 7) % 256, x * 10, 40 + x * 9]
    data.set(color.slice(0, channels), index * channels)
  }
  return sharp(data, { raw: { width, height, channels } })
}

/** `data:` URLs of pictures, 24 × 16 px. */
export const PICTURES = {
  png: toUrl('image/png', await paint(200, 3).png().toBuffer()),
  transparent: toUrl('image/png', await paint(20, 4).png().toBuffer()),
  jpeg: toUrl('image/jpeg', await paint(90, 3).jpeg().toBuffer()),
  webp: toUrl('image/webp', await paint(140, 4).webp({ lossless: true }).toBuffer()),
} as const

export const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#284"/><circle cx="7" cy="5" r="4" fill="#fd0" fill-opacity=".7"/></svg>'

export const OTHER_DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 10L5 0l5 10z" fill="#b04"/></svg>'

export function toSvgUrl(markup: string): string {
  return `data:image/svg+xml,${encodeURIComponent(markup)}`
}
