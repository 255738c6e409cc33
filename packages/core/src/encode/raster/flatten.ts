import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Command } from '../../paint/display-list.ts'
import { digestOf } from './bands.ts'
import { isPush } from './group-projection.ts'
import type { Surface } from './surface.ts'
import type { SurfacePool } from './surface-pool.ts'

/** Prefixes that are remembered as seen once; some 100 bytes each. */
const REMEMBERED = 10_000

/** One place in a display list where the picture so far may be kept. */
export interface Cut {
  /** Number of commands before it. */
  readonly length: number
  /** Digest of these commands and of the canvas. */
  readonly key: string
}

/** The pictures of display-list beginnings that come again and again. */
export interface PrefixCache {
  /**
   * Tells where to start and what to keep.
   *
   * @param cuts All cuts of a list, shortest first.
   */
  plan(cuts: readonly Cut[]): PrefixPlan
  keep(cut: Cut, surface: Surface): void
  clear(): void
}

export interface PrefixPlan {
  /** The longest kept beginning, on a surface of one's own. */
  readonly start: (Cut & { readonly surface: Surface }) | undefined
  /** Where to stop on the way and call `keep`; always after `start`. */
  readonly keepAt: Cut | undefined
}

/**
 * Creates a cache of painted beginnings of display lists, up to `maxBytes` of pixels.
 *
 * Nothing tells it which commands are static: it keeps the longest beginning that it sees for the
 * second time, so that the background of a template is painted twice and then never again.
 */
export function createPrefixCache(maxBytes: number, pool: SurfacePool): PrefixCache {
  const surfaces = new LRUCache<string, Surface>({
    maxSize: Math.max(1, maxBytes),
    sizeCalculation: (surface) => surface.data.length + 512,
  })
  const seen = new LRUCache<string, true>({ max: REMEMBERED })
  return {
    plan(cuts) {
      const start = cuts.findLast((cut) => surfaces.has(cut.key))
      const repeated = cuts.findLast((cut) => seen.has(cut.key))
      for (const cut of cuts) seen.set(cut.key, true)
      const surface = start === undefined ? undefined : surfaces.get(start.key)
      const isNew = repeated !== undefined && repeated.length > (start?.length ?? 0)
      return {
        start:
          start === undefined || surface === undefined
            ? undefined
            : { ...start, surface: pool.copy(surface, start.key) },
        keepAt: isNew ? repeated : undefined,
      }
    },
    keep(cut, surface) {
      // In memory of its own, since that of canvases is short.
      if (surface.data.length >= maxBytes) return
      const data = Uint8Array.prototype.slice.call(surface.data)
      surfaces.set(cut.key, { ...surface, data, memory: undefined })
    },
    clear() {
      surfaces.clear()
      seen.clear()
    },
  }
}

/**
 * Finds the places where a list may be cut: after each command outside of all clips and groups.
 *
 * @param seed Digest of all that decides pixels besides the commands.
 */
export function findCuts(commands: readonly Command[], seed: string): readonly Cut[] {
  const cuts: Cut[] = []
  let depth = 0
  let pending = seed
  for (const [index, command] of commands.entries()) {
    pending += `\n${digestOf(command)}`
    if (isPush(command)) depth++
    if (command.kind === 'pop') depth = Math.max(0, depth - 1)
    if (depth > 0) continue
    const key = hash('sha256', pending, 'base64url')
    cuts.push({ length: index + 1, key })
    pending = key
  }
  return cuts
}
