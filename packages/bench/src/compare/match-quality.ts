import { ENCODINGS, type Encoding } from '../engines/encoding.ts'
import { median } from '../measure/median.ts'
import type { Contestant } from './contestant.ts'

/** Renders at each quality that is tried. */
const TRIALS = 3

/** Bytes of a file at an encoding, by the median of a few cards. */
export async function measureBytes(contestant: Contestant, encoding: Encoding): Promise<number> {
  const { bytes } = await contestant.work({ encoding, atOnce: 1, least: TRIALS, budgetMs: 0 })
  return median(bytes)
}

/** The encoding of WebP whose files are the largest of this engine that are no larger than `bytes`. */
export async function matchQuality(contestant: Contestant, bytes: number): Promise<Encoding> {
  const at = (quality: number): Encoding => ({ ...ENCODINGS['webp equal'], quality })
  let [low, high] = [1, 100]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((await measureBytes(contestant, at(middle))) <= bytes) low = middle
    else high = middle - 1
  }
  return at(low)
}
