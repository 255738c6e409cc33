import sharp from 'sharp'

/** Where a picture on white has ink. Px; all -1 without any. */
export interface Ink {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Pixels with ink. */
  readonly amount: number
}

type Color = readonly [red: number, green: number, blue: number]

/** Finds pixels that are not white or, when a colour is given, near to it. */
export async function findInk(bytes: Uint8Array, color?: Color): Promise<Ink> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let [left, right, top, bottom, amount] = [-1, -1, -1, -1, 0]
  for (let at = 0; at < data.length; at += 3) {
    const pixel = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0] as const
    if (!isInk(pixel, color)) continue
    const [x, y] = [(at / 3) % info.width, Math.floor(at / 3 / info.width)]
    left = left === -1 ? x : Math.min(left, x)
    right = Math.max(right, x)
    if (top === -1) top = y
    bottom = y
    amount += 1
  }
  return { left, right, top, bottom, amount }
}

function isInk(pixel: Color, color: Color | undefined): boolean {
  if (color === undefined) return pixel.some((channel) => channel < 128)
  return pixel.every((channel, index) => Math.abs(channel - (color[index] ?? 0)) < 60)
}
