import { measureBorderDistance } from './border-distance.ts'
import type { Thumbnail } from './focus-profile.ts'
import { toLab } from './to-lab.ts'

/** How much skin and detail add to what stands out. */
const SKIN = 0.6
const EDGE = 1.5

/** Direction of skin in RGB, of any shade; and how far from it, as a cosine, is no skin. */
const SKIN_TONE = [0.78, 0.57, 0.44] as const
const LEAST_COSINE = 0.975

/**
 * What draws the eye: what stands before the backdrop, that is, before what the border of the picture
 * shows; and there skin and edges.
 *
 * @returns A worth of at least 0 for each px.
 */
export function measureAttention(picture: Thumbnail): Float64Array {
  const { width, height, data } = picture
  const [lightness, ...colors] = toLab(picture).map((channel) => smooth(channel, picture))
  const standing = new Float64Array(width * height)
  for (const channel of [lightness ?? standing, ...colors]) {
    for (const [at, value] of measureBorderDistance(channel, picture).entries()) {
      standing[at] = (standing[at] ?? 0) + value
    }
  }
  const most = Math.max(1, ...standing)
  return standing.map((value, at) => {
    const share = value / most
    const skin = isSkin(data, at) ? SKIN : 0
    const alpha = (data[4 * at + 3] ?? 0) / 255
    return alpha * share * (share + skin + EDGE * edgeAt(lightness ?? standing, at, picture))
  })
}

/** The step of lightness to the right and down, 1 from black to white. */
function edgeAt(lightness: Float64Array, at: number, { width, height }: Thumbnail): number {
  const here = lightness[at] ?? 0
  const right = at % width === width - 1 ? here : (lightness[at + 1] ?? 0)
  const below = at >= width * (height - 1) ? here : (lightness[at + width] ?? 0)
  return Math.min(1, (Math.abs(right - here) + Math.abs(below - here)) / 100)
}

function isSkin(data: Uint8Array, at: number): boolean {
  const [r = 0, g = 0, b = 0] = data.subarray(4 * at, 4 * at + 3)
  const length = Math.hypot(r, g, b)
  const [toneR, toneG, toneB] = SKIN_TONE
  const along = (r * toneR + g * toneG + b * toneB) / Math.hypot(...SKIN_TONE)
  return length > 60 && r > b && along / length > LEAST_COSINE
}

/** A mean over 3 × 3 px: single px draw nobody's eye. */
function smooth(channel: Float64Array, { width, height }: Thumbnail): Float64Array {
  return channel.map((_, at) => {
    const x = at % width
    const y = (at - x) / width
    let sum = 0
    for (let step = 0; step < 9; step++) {
      const nearX = Math.min(width - 1, Math.max(0, x + (step % 3) - 1))
      const nearY = Math.min(height - 1, Math.max(0, y + Math.floor(step / 3) - 1))
      sum += channel[nearY * width + nearX] ?? 0
    }
    return sum / 9
  })
}
