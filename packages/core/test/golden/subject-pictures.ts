import { readFile } from 'node:fs/promises'
import sharp from 'sharp'

const PORTRAIT = new URL('../../../../examples/samples/assets/portrait.jpg', import.meta.url)

function toUrl(bytes: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
}

/** A face before a backdrop that changes slowly. */
export async function readPortrait(): Promise<string> {
  return toUrl(
    await sharp(await readFile(PORTRAIT))
      .resize(240)
      .png()
      .toBuffer(),
  )
}

/** A red ball to the right and below, and a patch of many greys to the left and above. */
export async function drawBall(): Promise<string> {
  const greys = Array.from({ length: 64 }, (_, index) => {
    const level = (index * 73) % 256
    const [x, y] = [20 + 8 * (index % 8), 20 + 8 * Math.floor(index / 8)]
    return `<rect x="${x}" y="${y}" width="8" height="8" fill="rgb(${level},${level},${level})"/>`
  })
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240"><rect width="240" height="240" fill="#9bb"/>${greys.join('')}<circle cx="190" cy="180" r="26" fill="#d11"/></svg>`
  return toUrl(await sharp(Buffer.from(markup)).png().toBuffer())
}
