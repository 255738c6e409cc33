import type { Thumbnail } from './focus-profile.ts'

/** Levels of lightness that are told apart. */
const LEVELS = 16
/** Px to each side that are looked at. */
const REACH = 3

/** How much there is to see around each px: Shannon's entropy of the lightness there, in bits. */
export function measureEntropy({ width, height, data }: Thumbnail): Float64Array {
  const levels = new Uint8Array(width * height)
  for (let at = 0; at < levels.length; at++) {
    const [r = 0, g = 0, b = 0, a = 0] = data.subarray(4 * at, 4 * at + 4)
    const lightness = (0.2126 * r + 0.7152 * g + 0.0722 * b) * (a / 255)
    levels[at] = Math.min(LEVELS - 1, Math.floor((lightness * LEVELS) / 256))
  }
  const entropy = new Float64Array(width * height)
  const counts = new Uint16Array(LEVELS)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      counts.fill(0)
      let total = 0
      for (let nearY = Math.max(0, y - REACH); nearY <= Math.min(height - 1, y + REACH); nearY++) {
        for (let nearX = Math.max(0, x - REACH); nearX <= Math.min(width - 1, x + REACH); nearX++) {
          const level = levels[nearY * width + nearX] ?? 0
          counts[level] = (counts[level] ?? 0) + 1
          total++
        }
      }
      entropy[y * width + x] = entropyOf(counts, total)
    }
  }
  return entropy
}

function entropyOf(counts: Uint16Array, total: number): number {
  let bits = 0
  for (const count of counts) {
    if (count > 0) bits -= (count / total) * Math.log2(count / total)
  }
  return bits
}
