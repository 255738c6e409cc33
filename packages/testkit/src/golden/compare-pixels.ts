import type { RawImage } from './raw-image.ts'

export interface PixelComparison {
  readonly sameSize: boolean
  /** Pixels of which any channel differs; all of them when the sizes differ. */
  readonly differing: number
  /** The largest difference of one channel, 0..255. */
  readonly largest: number
  /** Mean difference over all channels, 0..255. */
  readonly mean: number
  /** Heat map: grey where equal, red where not; `undefined` when the sizes differ. */
  readonly heat: RawImage | undefined
}

/** The colour under a wholly transparent pixel shows nowhere, so it is not compared. */
function differenceAt(
  a: Uint8Array,
  b: Uint8Array,
  offset: number,
): [largest: number, sum: number] {
  if (a[offset + 3] === 0 && b[offset + 3] === 0) return [0, 0]
  let largest = 0
  let sum = 0
  for (let channel = 0; channel < 4; channel++) {
    const delta = Math.abs((a[offset + channel] ?? 0) - (b[offset + channel] ?? 0))
    largest = Math.max(largest, delta)
    sum += delta
  }
  return [largest, sum]
}

/** Compares size first, then every channel of every pixel. */
export function comparePixels(expected: RawImage, current: RawImage): PixelComparison {
  const { width, height } = expected
  const count = width * height
  if (width !== current.width || height !== current.height) {
    const differing = Math.max(count, current.width * current.height)
    return { sameSize: false, differing, largest: 255, mean: 255, heat: undefined }
  }
  const heat = new Uint8Array(count * 4)
  let differing = 0
  let largest = 0
  let total = 0
  for (let offset = 0; offset < count * 4; offset += 4) {
    const [delta, sum] = differenceAt(expected.data, current.data, offset)
    total += sum
    largest = Math.max(largest, delta)
    if (delta > 0) differing++
    const faint = 200 + Math.round((expected.data[offset + 1] ?? 0) * 0.2)
    const strong = Math.min(255, 128 + delta)
    heat.set(delta > 0 ? [strong, 0, 40, 255] : [faint, faint, faint, 255], offset)
  }
  const mean = count === 0 ? 0 : total / (count * 4)
  return { sameSize: true, differing, largest, mean, heat: { width, height, data: heat } }
}
