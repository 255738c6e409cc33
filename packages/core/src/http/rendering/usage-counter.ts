import type { Clock } from '../../foundation/clock.ts'
import type { RenderHits, RenderLog, UsageClass, UsageCount } from '../../ports/render-log.ts'
import type { BackgroundWork } from '../background-work.ts'

/**
 * Counts what was used, and writes the sums now and then: an answer out of the cache must not cost a
 * write.
 */
export interface UsageCounter {
  count(orgId: string, usageClass: UsageClass): void
  /** An answer out of the cache, by the render that once made the image. */
  countHit(orgId: string, renderId: string): void
  /** Writes what is counted, and waits for it. */
  flush(): Promise<void>
}

export interface UsageCounterOptions {
  readonly renders: RenderLog
  readonly background: BackgroundWork
  readonly clock: Clock
}

/** What a crash may lose. */
const EVERY_MS = 1_000
/** Sums of as many renders; more are written at once. */
const MAX_SUMS = 10_000

export function createUsageCounter(options: UsageCounterOptions): UsageCounter {
  const { renders, background, clock } = options
  let usage = new Map<string, UsageCount>()
  let hits = new Map<string, RenderHits>()
  let flushedAt = clock()

  const flush = async () => {
    const [counted, hit] = [usage, hits]
    usage = new Map()
    hits = new Map()
    flushedAt = clock()
    if (counted.size > 0) await renders.addUsage([...counted.values()])
    if (hit.size > 0) await renders.addHits([...hit.values()])
  }
  const flushIfDue = () => {
    const isDue = clock() - flushedAt >= EVERY_MS || usage.size + hits.size >= MAX_SUMS
    if (isDue) background.run('write down usage', flush)
  }
  const count = (orgId: string, usageClass: UsageClass) => {
    const day = new Date(clock()).toISOString().slice(0, 10)
    const key = JSON.stringify([orgId, day, usageClass])
    usage.set(key, { orgId, day, class: usageClass, count: (usage.get(key)?.count ?? 0) + 1 })
    flushIfDue()
  }
  return {
    count,
    countHit: (orgId, renderId) => {
      const key = JSON.stringify([orgId, renderId])
      hits.set(key, { orgId, id: renderId, count: (hits.get(key)?.count ?? 0) + 1 })
      count(orgId, 'hit')
    },
    flush,
  }
}
