import { LRUCache } from 'lru-cache'
import type { Clock } from '../../foundation/clock.ts'
import type { Logger } from '../../foundation/logger.ts'
import type { CachedImage, ImageCache } from '../../ports/image-cache.ts'
import type { Receipt } from '../../render/receipt.ts'

export interface ShelvedImage {
  readonly image: CachedImage
  readonly source: 'memory' | 'store'
  /** Whether sources of it may change; see `Receipt`. */
  readonly isRemote: boolean
}

/** Finished images: those asked for lately at hand, the others in the cache of the stores. */
export interface ImageShelf {
  /** An image that is at hand. */
  findKept(key: string): ShelvedImage | undefined
  find(key: string): Promise<ShelvedImage | undefined>
  put(key: string, image: CachedImage): Promise<void>
}

export interface ImageShelfOptions {
  readonly cache: ImageCache
  readonly clock: Clock
  readonly logger: Logger
}

/** Bytes of images at hand. */
const MAX_BYTES = 64_000_000

/** A cache that fails makes renders slower, and nothing else. */
export function createImageShelf({ cache, clock, logger }: ImageShelfOptions): ImageShelf {
  const atHand = new LRUCache<string, ShelvedImage>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ image: { bytes, receiptJson } }, key) =>
      bytes.length + receiptJson.length + key.length + 1,
  })
  const findKept = (key: string) => {
    const kept = atHand.get(key)
    return kept !== undefined && kept.image.expiresAt > clock() ? kept : undefined
  }
  const keep = (key: string, image: CachedImage): ShelvedImage => {
    const kept = { image, source: 'memory', isRemote: isRemote(image) } as const
    atHand.set(key, kept)
    return kept
  }
  return {
    findKept,
    find: async (key) => {
      const kept = findKept(key)
      if (kept !== undefined) return kept
      try {
        const image = await cache.get(key)
        return image && { ...keep(key, image), source: 'store' }
      } catch (err) {
        logger.warn({ err }, 'The image cache could not be read')
        return undefined
      }
    },
    put: async (key, image) => {
      keep(key, image)
      try {
        await cache.put(key, image)
      } catch (err) {
        logger.warn({ err }, 'The image cache could not be written')
      }
    },
  }
}

/** Read once for each image that comes to hand, not for each request. */
function isRemote({ receiptJson }: CachedImage): boolean {
  const receipt = JSON.parse(receiptJson) as Partial<Receipt>
  return receipt.remote !== false
}
