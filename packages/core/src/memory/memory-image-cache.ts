import { LRUCache } from 'lru-cache'
import type { Clock } from '../foundation/clock.ts'
import type { CachedImage, ImageCache } from '../ports/image-cache.ts'

export interface MemoryImageCacheOptions {
  readonly clock: Clock
  /** Bytes of all images with their receipts, 128 MB by default; 0 keeps none. */
  readonly maxBytes?: number | undefined
}

const DEFAULT_MAX_BYTES = 128_000_000

/** What an entry costs beside its contents: objects, the list's links, the index. */
const ENTRY_BYTES = 512

/** Keeps finished images in this process; the longest unused go first. */
export function createMemoryImageCache(options: MemoryImageCacheOptions): ImageCache {
  const { clock, maxBytes = DEFAULT_MAX_BYTES } = options
  if (maxBytes <= 0) return KEEPS_NOTHING
  /** Keys of each template's images. */
  const byTemplate = new Map<string, Set<string>>()
  const images = new LRUCache<string, CachedImage>({
    maxSize: maxBytes,
    sizeCalculation: sizeOf,
    dispose: (image, key) => {
      const template = templateOf(image.orgId, image.templateId)
      const keys = byTemplate.get(template)
      keys?.delete(key)
      if (keys?.size === 0) byTemplate.delete(template)
    },
  })
  return {
    async get(key) {
      const image = images.get(key)
      if (image === undefined || image.expiresAt > clock()) return image
      images.delete(key)
      return undefined
    },
    async put(key, image) {
      images.set(key, image)
      if (!images.has(key)) return
      const template = templateOf(image.orgId, image.templateId)
      const keys = byTemplate.get(template) ?? new Set<string>()
      byTemplate.set(template, keys.add(key))
    },
    async dropTemplate(orgId, templateId) {
      for (const key of [...(byTemplate.get(templateOf(orgId, templateId)) ?? [])]) {
        images.delete(key)
      }
    },
  }
}

const KEEPS_NOTHING: ImageCache = {
  get: async () => undefined,
  put: async () => undefined,
  dropTemplate: async () => undefined,
}

function sizeOf({ bytes, receiptJson }: CachedImage, key: string): number {
  return bytes.length + 2 * (receiptJson.length + key.length) + ENTRY_BYTES
}

/** One text for two, which no other two can make. */
function templateOf(orgId: string, templateId: string): string {
  return JSON.stringify([orgId, templateId])
}
