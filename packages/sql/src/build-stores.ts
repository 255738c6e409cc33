import type { Clock, Logger, Stores } from '@platen/core/ports'
import type { CacheTables } from './cache-rows.ts'
import { LateWriter } from './late/late-writer.ts'
import type { MainTables } from './rows.ts'
import type { SqlDatabase } from './sql-database.ts'
import { createSqlAssetStore } from './stores/sql-asset-store.ts'
import { createSqlAuditLog } from './stores/sql-audit-log.ts'
import { createSqlIdempotencyStore } from './stores/sql-idempotency-store.ts'
import { createSqlImageCache } from './stores/sql-image-cache.ts'
import { createSqlKeyStore } from './stores/sql-key-store.ts'
import { createSqlMemberStore } from './stores/sql-member-store.ts'
import { createSqlRateLimiter } from './stores/sql-rate-limiter.ts'
import { createSqlRenderLog } from './stores/sql-render-log.ts'
import { createSqlRenderQueue } from './stores/sql-render-queue.ts'
import { createSqlSettingsStore } from './stores/sql-settings-store.ts'
import { createSqlSigningKeyStore } from './stores/sql-signing-key-store.ts'
import { createSqlTemplateStore } from './stores/sql-template-store.ts'

/** What all engines are told in the same words. */
export interface StorageOptions {
  /** Epoch ms; by default that of the system. */
  readonly clock?: Clock | undefined
  /** Told when history could not be written and waits. */
  readonly logger?: Logger | undefined
  /** How long history, usage and `lastUsedAt` may wait to be written, in ms. Default 1,000. */
  readonly flushDelayMs?: number | undefined
  /** Bytes of finished images that are kept. Default 512 MB; 0 keeps none. */
  readonly imageBytes?: number | undefined
  /** Bytes of finished images that are kept in memory too. Default 64 MB. */
  readonly imageMemoryBytes?: number | undefined
  /** Bytes of remembered answers. Default 64 MB. */
  readonly answerBytes?: number | undefined
  /** Rate counters. Default 100,000. */
  readonly rateCounters?: number | undefined
  /** Renders that may wait or run. Default 10,000. */
  readonly queuedRenders?: number | undefined
}

const DEFAULT_FLUSH_DELAY_MS = 1_000
const DEFAULT_IMAGE_BYTES = 512_000_000
const DEFAULT_IMAGE_MEMORY_BYTES = 64_000_000
const DEFAULT_ANSWER_BYTES = 64_000_000
const DEFAULT_RATE_COUNTERS = 100_000
const DEFAULT_QUEUED_RENDERS = 10_000

export interface StorageParts {
  /** What must not be lost. */
  readonly main: SqlDatabase<MainTables>
  /** What can be made anew. */
  readonly cache: SqlDatabase<CacheTables>
  readonly clock: Clock
  /** Frees both, after the last write. */
  close(): Promise<void>
}

/** Makes all stores of what tells them where they keep things. */
export function buildStores(parts: StorageParts, options: StorageOptions): Stores {
  const { main, cache, clock } = parts
  const lateOptions = {
    delayMs: options.flushDelayMs ?? DEFAULT_FLUSH_DELAY_MS,
    logger: options.logger,
  }
  const late = new LateWriter(main, lateOptions)
  const lateInCache = new LateWriter(cache, lateOptions)
  return {
    keys: createSqlKeyStore(main, late),
    settings: createSqlSettingsStore(main, late),
    members: createSqlMemberStore(main),
    templates: createSqlTemplateStore(main),
    signingKeys: createSqlSigningKeyStore(main),
    assets: createSqlAssetStore(main),
    audit: createSqlAuditLog(main),
    renders: createSqlRenderLog(main, late),
    images: createSqlImageCache(cache, {
      clock,
      late: lateInCache,
      maxBytes: options.imageBytes ?? DEFAULT_IMAGE_BYTES,
      memoryBytes: options.imageMemoryBytes ?? DEFAULT_IMAGE_MEMORY_BYTES,
    }),
    rateLimiter: createSqlRateLimiter(cache, {
      clock,
      maxCounters: options.rateCounters ?? DEFAULT_RATE_COUNTERS,
    }),
    idempotency: createSqlIdempotencyStore(main, {
      clock,
      maxBytes: options.answerBytes ?? DEFAULT_ANSWER_BYTES,
    }),
    queue: createSqlRenderQueue(main, {
      clock,
      maxJobs: options.queuedRenders ?? DEFAULT_QUEUED_RENDERS,
    }),
    async close() {
      try {
        await late.close()
        await lateInCache.close()
      } finally {
        await parts.close()
      }
    },
  }
}
