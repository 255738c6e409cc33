import {
  type Awaitable,
  type Clock,
  consumeWindow,
  type RateDecision,
  type RateLimiter,
  type RateRequest,
  type SlidingWindow,
  sha256Hex,
  type WindowDecision,
} from '@platen/core/ports'
import type { Transaction } from 'kysely'
import { LRUCache } from 'lru-cache'
import { type CacheTables, RATE_WINDOWS } from '../cache-rows.ts'
import type { SqlDatabase } from '../sql-database.ts'

export interface SqlRateLimiterOptions {
  readonly clock: Clock
  /** Counters that are kept; those whose windows ended first go first. */
  readonly maxCounters: number
}

/** What this process knows of a counter, and may still use of it without asking again. */
interface Share {
  /** As it was written, what is set aside included. */
  readonly window: SlidingWindow
  /** Already counted, not yet used. */
  aside: number
}

/** A counter as it was read, less what this process has set aside of it. */
interface SeenWindow {
  readonly window: SlidingWindow | undefined
  readonly readAtMs: number
}

/**
 * How old a counter may be that is only shown, in ms: what others counted meanwhile shows that much
 * later. Every image out of the cache shows one, and a read costs more than all its other checks.
 */
const SHOWN_AGE_MS = 100

/** Of what remains, the part that is set aside, and how much at most. */
const ASIDE_SHARE = 1 / 16
const MAX_ASIDE = 1_000

/** Counters whose shares are known; one that is forgotten was used up early, nothing else. */
const MAX_SHARES = 10_000

/** Writes between two looks at how many counters there are. */
const WRITES_PER_LOOK = 1_000

const FIND_WINDOW = `SELECT ${RATE_WINDOWS.names.join(', ')} FROM rate_windows WHERE key_digest = ?`

/**
 * Counts in a database, for all processes that share it.
 *
 * Under a high limit a write sets a few uses aside, which are counted at once and then used up
 * without writing: one write serves up to 1,000 requests. No limit is ever exceeded by it; what a
 * process set aside and does not use in time is lost to the others, at most a sixteenth of what
 * remained. Limits below 17 are shared one by one.
 */
export function createSqlRateLimiter(
  database: SqlDatabase<CacheTables>,
  options: SqlRateLimiterOptions,
): RateLimiter {
  return new SqlRateLimiter(database, options)
}

class SqlRateLimiter implements RateLimiter {
  readonly #database: SqlDatabase<CacheTables>
  readonly #clock: Clock
  readonly #maxCounters: number
  readonly #shares = new LRUCache<string, Share>({ max: MAX_SHARES })
  readonly #seen = new LRUCache<string, SeenWindow>({ max: MAX_SHARES })
  /** Grows with every use, so that no read from before it is kept after it. */
  #uses = 0
  #writesUntilLook = 0

  constructor(database: SqlDatabase<CacheTables>, { clock, maxCounters }: SqlRateLimiterOptions) {
    this.#database = database
    this.#clock = clock
    this.#maxCounters = maxCounters
  }

  consume(request: RateRequest): Awaitable<RateDecision> {
    if (request.cost === 0) {
      const seen = this.#showSeen(request)
      return seen === undefined ? this.#show(request).then(toDecision) : toDecision(seen)
    }
    const own = this.#consumeShare(request)
    if (own === undefined) return this.#use(request).then(toDecision)
    this.#noteUse(request)
    return toDecision(own)
  }

  #noteUse({ key }: RateRequest): void {
    this.#uses += 1
    this.#seen.delete(key)
  }

  async #use(request: RateRequest): Promise<WindowDecision> {
    // Who knocks without end must not lock the database with it.
    const asked = await this.#ask(request)
    if (!asked.allowed) return asked
    try {
      return await this.#database.writeAlone(`rate ${request.key}`, (transaction) =>
        this.#consumeShared(transaction, request),
      )
    } catch (error) {
      // Whether it was counted is not known; what was set aside may not be used.
      this.#shares.delete(request.key)
      throw error
    } finally {
      this.#noteUse(request)
    }
  }

  /** Uses what was set aside; undefined if that is not enough, or of another window. */
  #consumeShare(request: RateRequest): WindowDecision | undefined {
    const { key, cost = 1 } = request
    const share = this.#shares.get(key)
    if (share === undefined || share.aside < cost) return undefined
    const decision = consumeWindow(windowOf(share), request, { cost, nowMs: this.#clock() })
    const isSameWindow = decision.window.startMs === share.window.startMs
    if (!isSameWindow || !decision.allowed) return undefined
    share.aside -= cost
    return decision
  }

  /** As it was read a moment ago. */
  #showSeen(request: RateRequest): WindowDecision | undefined {
    const nowMs = this.#clock()
    const seen = this.#seen.get(request.key)
    if (seen === undefined || Math.abs(nowMs - seen.readAtMs) > SHOWN_AGE_MS) return undefined
    return consumeWindow(seen.window, request, { cost: 0, nowMs })
  }

  async #show(request: RateRequest): Promise<WindowDecision> {
    const nowMs = this.#clock()
    const usesBefore = this.#uses
    const window = await this.#read(request.key)
    if (this.#uses === usesBefore) this.#seen.set(request.key, { window, readAtMs: nowMs })
    return consumeWindow(window, request, { cost: 0, nowMs })
  }

  /** What would be decided now, counting nothing. A refusal holds: others only add to the counters. */
  async #ask(request: RateRequest): Promise<WindowDecision> {
    const used = await this.#read(request.key)
    return consumeWindow(used, request, { cost: request.cost ?? 1, nowMs: this.#clock() })
  }

  async #read(key: string): Promise<SlidingWindow | undefined> {
    const values = await this.#database.findValues(FIND_WINDOW, [toKeyDigest(key)])
    const kept = values && RATE_WINDOWS.fromValues(values)
    const aside = asideIn(this.#shares.get(key), kept)
    return kept && { ...kept, count: kept.count - aside }
  }

  async #consumeShared(
    transaction: Transaction<CacheTables>,
    request: RateRequest,
  ): Promise<WindowDecision> {
    const { key, windowMs } = request
    const keyDigest = toKeyDigest(key)
    const row = await transaction
      .selectFrom('rate_windows')
      .selectAll()
      .where('key_digest', '=', keyDigest)
      .executeTakeFirst()
    const kept = row && RATE_WINDOWS.fromRow(row)
    const nowMs = this.#clock()
    // Nothing is awaited between taking back what was set aside and counting it anew.
    const aside = asideIn(this.#shares.get(key), kept)
    this.#shares.delete(key)
    const used = kept && { ...kept, count: kept.count - aside }
    const decision = consumeWindow(used, request, { cost: request.cost ?? 1, nowMs })
    const setAside = decision.allowed ? asideOf(decision.remaining) : 0
    const window = { ...decision.window, count: decision.window.count + setAside }
    if (!isSameWindow(kept, window)) {
      await this.#writeWindow(transaction, { keyDigest, window, windowMs })
    }
    this.#shares.set(key, { window, aside: setAside })
    return decision
  }

  async #writeWindow(
    transaction: Transaction<CacheTables>,
    counted: {
      readonly keyDigest: string
      readonly window: SlidingWindow
      readonly windowMs: number
    },
  ): Promise<void> {
    const { keyDigest, window, windowMs } = counted
    const endsAt = window.startMs + 2 * windowMs
    const row = RATE_WINDOWS.toRow({ ...window, keyDigest, endsAt })
    await transaction
      .insertInto('rate_windows')
      .values(row)
      .onConflict((conflict) => conflict.column('key_digest').doUpdateSet(row))
      .execute()
    this.#writesUntilLook -= 1
    if (this.#writesUntilLook > 0) return
    this.#writesUntilLook = WRITES_PER_LOOK
    await forgetEnded(transaction, { now: this.#clock(), maxCounters: this.#maxCounters })
  }
}

/** What this process set aside in the window that is kept; what it did in an earlier one is lost. */
function asideIn(share: Share | undefined, kept: SlidingWindow | undefined): number {
  if (share === undefined || share.window.startMs !== kept?.startMs) return 0
  return Math.min(share.aside, kept.count)
}

function asideOf(remaining: number): number {
  return Math.min(MAX_ASIDE, Math.floor(remaining * ASIDE_SHARE))
}

function windowOf({ window, aside }: Share): SlidingWindow {
  const { startMs, count, previousCount } = window
  return { startMs, count: count - aside, previousCount }
}

function isSameWindow(kept: SlidingWindow | undefined, window: SlidingWindow): boolean {
  return (
    kept?.startMs === window.startMs &&
    kept.count === window.count &&
    kept.previousCount === window.previousCount
  )
}

function toDecision(decided: WindowDecision): RateDecision {
  const { allowed, remaining, resetAtMs, retryAfterMs } = decided
  return { allowed, remaining, resetAtMs, retryAfterMs }
}

/** Keys are of any text and length; their digests are not. */
function toKeyDigest(key: string): string {
  return sha256Hex(key)
}

async function forgetEnded(
  transaction: Transaction<CacheTables>,
  { now, maxCounters }: { readonly now: number; readonly maxCounters: number },
): Promise<void> {
  await transaction.deleteFrom('rate_windows').where('ends_at', '<=', now).execute()
  await transaction
    .deleteFrom('rate_windows')
    .where('key_digest', 'in', (query) =>
      query
        .selectFrom('rate_windows')
        .select('key_digest')
        .orderBy('ends_at', 'desc')
        .limit(Number.MAX_SAFE_INTEGER)
        .offset(maxCounters),
    )
    .execute()
}
