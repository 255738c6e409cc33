import { LRUCache } from 'lru-cache'
import type { Sharp, SharpOptions } from 'sharp'
import type { LoadedImage } from '../asset-table.ts'
import { SharedFlights } from '../shared-flights.ts'
import { type FocusProfile, type FocusStrategy, sumWorth, type Thumbnail } from './focus-profile.ts'
import { measureAttention } from './measure-attention.ts'
import { measureEntropy } from './measure-entropy.ts'
import { createPixelGate } from './pixel-gate.ts'

/** Looks at pictures, and keeps what it saw. */
export interface FocusFinder {
  /**
   * What of a picture is worth seeing; equal pictures give equal answers.
   *
   * The picture is decoded whole, at up to an eighth of its size where its format can, and at most once
   * for a strategy while the answer is kept. All that are decoded at the same time, for all renders,
   * have no more pixels than one picture may have; others wait.
   *
   * @param signal Ends the waiting, with its reason; a decoder that has begun cannot be stopped.
   * @throws {Error} Of the decoder, when the picture cannot be read at all.
   */
  find(image: LoadedImage, strategy: FocusStrategy, signal: AbortSignal): Promise<FocusProfile>
}

export interface FocusFinderOptions {
  /** Pixels that a picture may have. */
  readonly sourcePixels: number
}

/** Px of the longer side of the picture that is looked at. */
const SIDE = 96
/** An answer has some 1.5 KB. */
const CACHE_BYTES = 1_000_000
const KEY_BYTES = 100

const MEASURES: Readonly<Record<FocusStrategy, (picture: Thumbnail) => Float64Array>> = {
  attention: measureAttention,
  entropy: measureEntropy,
}

export function createFocusFinder({ sourcePixels }: FocusFinderOptions): FocusFinder {
  const kept = new LRUCache<string, FocusProfile>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ columns, rows }) => columns.byteLength + rows.byteLength + KEY_BYTES,
  })
  const flights = new SharedFlights<FocusProfile>()
  const gate = createPixelGate(sourcePixels)
  return {
    find: async (image, strategy, signal) => {
      const key = `${strategy}:${image.digest}`
      const known = kept.get(key)
      if (known !== undefined) return known
      return flights.join(key, signal, (joined) =>
        gate.run(image.width * image.height, async () => {
          joined.throwIfAborted()
          const picture = await reduce(image, sourcePixels)
          const profile = sumWorth(MEASURES[strategy](picture), picture)
          kept.set(key, profile)
          return profile
        }),
      )
    },
  }
}

async function reduce(image: LoadedImage, sourcePixels: number): Promise<Thumbnail> {
  // Takes 70 ms to load, so only who asks pays.
  const { default: sharp } = await import('sharp')
  // What is damaged in part is told by whoever draws it.
  const options: SharpOptions = {
    failOn: 'none',
    limitInputPixels: sourcePixels,
    autoOrient: true,
    sequentialRead: true,
  }
  const source: Uint8Array = image.kind === 'raster' ? image.bytes : Buffer.from(image.markup)
  return toThumbnail(sharp(source, options))
}

async function toThumbnail(picture: Sharp): Promise<Thumbnail> {
  const { data, info } = await picture
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}
