import { LRUCache } from 'lru-cache'
import type { Sharp, SharpOptions } from 'sharp'
import { SharedFlights } from '../../foundation/shared-flights.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { LoadedImage, RasterSource, VectorSource } from '../asset-table.ts'
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
   * @throws {Error} Of the decoder, when the picture cannot be read at all; see `Sandbox.drawSvg`.
   */
  find(image: LoadedImage, strategy: FocusStrategy, signal: AbortSignal): Promise<FocusProfile>
}

export interface FocusFinderOptions {
  /** Pixels that a picture may have. */
  readonly sourcePixels: number
  /** Where SVG documents are drawn. */
  readonly sandbox: Pick<Sandbox, 'drawSvg'>
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

export function createFocusFinder({ sourcePixels, sandbox }: FocusFinderOptions): FocusFinder {
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
          const picture =
            image.kind === 'raster'
              ? await reduce(image, sourcePixels)
              : await drawSmall(image, { sourcePixels, sandbox, signal: joined })
          const profile = sumWorth(MEASURES[strategy](picture), picture)
          kept.set(key, profile)
          return profile
        }),
      )
    },
  }
}

async function reduce(image: RasterSource, sourcePixels: number): Promise<Thumbnail> {
  // Takes 70 ms to load, so only who asks pays.
  const { default: sharp } = await import('sharp')
  // What is damaged in part is told by whoever draws it.
  const options: SharpOptions = {
    failOn: 'none',
    limitInputPixels: sourcePixels,
    autoOrient: true,
    sequentialRead: true,
  }
  return toThumbnail(sharp(image.bytes, options))
}

async function drawSmall(
  { markup, width, height }: VectorSource,
  { sandbox, sourcePixels, signal }: FocusFinderOptions & { readonly signal: AbortSignal },
): Promise<Thumbnail> {
  const scale = Math.min(1, SIDE / Math.max(width, height))
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
  const data = await sandbox.drawSvg({ markup, ...size, maxPixels: sourcePixels }, signal)
  return { ...size, data }
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
