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
  const dayOf = createDayOf()
  let usage = new Map<string, Growing<UsageCount>>()
  let hits = new Map<string, Growing<RenderHits>>()
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
    const day = dayOf(clock())
    add(usage, `${day} ${usageClass} ${orgId}`, { orgId, day, class: usageClass, count: 0 })
    flushIfDue()
  }
  return {
    count,
    countHit: (orgId, renderId) => {
      // No id has a space in it.
      add(hits, `${renderId} ${orgId}`, { orgId, id: renderId, count: 0 })
      count(orgId, 'hit')
    },
    flush,
  }
}

type Growing<Sum> = Sum & { count: number }

function add<Sum>(sums: Map<string, Growing<Sum>>, key: string, none: Growing<Sum>): void {
  const sum = sums.get(key)
  if (sum !== undefined) sum.count += 1
  else sums.set(key, { ...none, count: 1 })
}

const DAY_MS = 86_400_000

/** Formatting a date costs more than all else that is counted here, and it changes once a day. */
function createDayOf(): (nowMs: number) => string {
  let day = { index: Number.NaN, text: '' }
  return (nowMs) => {
    const index = Math.floor(nowMs / DAY_MS)
    if (index !== day.index) day = { index, text: new Date(nowMs).toISOString().slice(0, 10) }
    return day.text
  }
}
