import { LRUCache } from 'lru-cache'
import type { Freshness } from './freshness.ts'

/** Files of the network that may be used again, within a number of bytes. */
export interface SourceCache {
  find(key: string): KeptSource | undefined
  /** Keeps it as long as it may be used, or forgets what was kept before. */
  put(key: string, bytes: Uint8Array, freshness: Freshness): void
  forget(key: string): void
  clear(): void
}

export interface KeptSource {
  /** Not to be changed or given away. */
  readonly bytes: Uint8Array
  /** Whether it may be used without asking its origin. */
  readonly isFresh: boolean
}

export interface SourceCacheOptions {
  /** 0 keeps nothing. */
  readonly maxBytes: number
  /** Ms of a clock that never runs backwards. */
  readonly now: () => number
}

interface Entry {
  readonly bytes: Uint8Array
  readonly freshUntil: number
  readonly staleUntil: number
}

export function createSourceCache({ maxBytes, now }: SourceCacheOptions): SourceCache {
  if (maxBytes === 0) {
    return { find: () => undefined, put: () => {}, forget: () => {}, clear: () => {} }
  }
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }, key) => bytes.length + key.length + 1,
  })
  return {
    find: (key) => {
      const entry = entries.get(key)
      if (entry === undefined || now() >= entry.staleUntil) return undefined
      return { bytes: entry.bytes, isFresh: now() < entry.freshUntil }
    },
    put: (key, bytes, { freshMs, staleMs }) => {
      if (freshMs + staleMs === 0) entries.delete(key)
      else {
        const freshUntil = now() + freshMs
        entries.set(key, { bytes, freshUntil, staleUntil: freshUntil + staleMs })
      }
    },
    forget: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  }
}
