import sharp, { type Sharp } from 'sharp'

type Colour = readonly [red: number, green: number, blue: number]

const QUARTERS: readonly Colour[] = [
  [226, 74, 51],
  [52, 138, 189],
  [122, 182, 72],
  [251, 193, 94],
]
const RIM: Colour = [40, 40, 60]
const ARROW: Colour = [255, 255, 255]

export interface CompassSize {
  readonly width: number
  readonly height: number
}

/**
 * A picture of which each part can be told from any other: four coloured quarters (red, blue above
 * green, yellow), a dark rim, and a white arrow that points up.
 */
function colourAt(x: number, y: number, { width, height }: CompassSize): Colour {
  const rim = 3
  if (x < rim || y < rim || x >= width - rim || y >= height - rim) return RIM
  const fromMiddle = Math.abs(x - (width - 1) / 2)
  const share = (y - height * 0.2) / (height * 0.35)
  if (share >= 0 && share <= 1 && fromMiddle < share * height * 0.25) return ARROW
  if (share > 1 && y < height * 0.85 && fromMiddle < height * 0.07) return ARROW
  const quarter = (y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)
  return QUARTERS[quarter] ?? RIM
}

function paintCompass(size: CompassSize): Sharp {
  const { width, height } = size
  const data = new Uint8Array(width * height * 3)
  for (let index = 0; index < width * height; index++) {
    data.set(colourAt(index % width, Math.floor(index / width), size), index * 3)
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}

function toDataUrl(mediaType: string, bytes: Uint8Array): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
}

/** The compass as a PNG, 60 × 40 px unless another size is asked for. */
export async function compassPicture(size = { width: 60, height: 40 }): Promise<string> {
  return toDataUrl('image/png', await paintCompass(size).png().toBuffer())
}

/** What sharp must do to an upright picture so that EXIF `orientation` makes it upright again. */
const UNDO: Readonly<Record<number, (picture: Sharp) => Sharp>> = {
  1: (picture) => picture,
  2: (picture) => picture.flop(),
  3: (picture) => picture.rotate(180),
  4: (picture) => picture.flip(),
  5: (picture) => picture.rotate(270).flop(),
  6: (picture) => picture.rotate(270),
  7: (picture) => picture.rotate(90).flop(),
  8: (picture) => picture.rotate(90),
}

/** The compass as a camera held in one of eight ways stores it: upright once its EXIF tag is obeyed. */
export async function compassPhoto(orientation: number): Promise<string> {
  const png = await paintCompass({ width: 60, height: 40 }).png().toBuffer()
  const undo = UNDO[orientation]
  if (undo === undefined) throw new Error(`EXIF knows no orientation ${orientation}.`)
  const turned = await undo(sharp(png)).png().toBuffer()
  const bytes = await sharp(turned)
    .withMetadata({ orientation })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer()
  return toDataUrl('image/jpeg', bytes)
}

/** A disc that fades from solid in the middle to nothing at its edge, on nothing. */
export async function fadingDisc(): Promise<string> {
  const side = 60
  const data = new Uint8Array(side * side * 4)
  for (let index = 0; index < side * side; index++) {
    const x = (index % side) - (side - 1) / 2
    const y = Math.floor(index / side) - (side - 1) / 2
    const alpha = Math.max(0, 1 - Math.hypot(x, y) / (side / 2))
    data.set([200, 30, 120, Math.round(alpha * 255)], index * 4)
  }
  const raw = { width: side, height: side, channels: 4 as const }
  return toDataUrl('image/png', await sharp(data, { raw }).png().toBuffer())
}
