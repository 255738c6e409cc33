import type { Clock } from '../foundation/clock.ts'
import type { Stores } from '../ports/stores.ts'
import { createDatabaseAssetStore } from './database-asset-store.ts'
import { createMemoryAuditLog } from './memory-audit-log.ts'
import { MemoryDatabase } from './memory-database.ts'
import { createMemoryIdempotencyStore } from './memory-idempotency-store.ts'
import { createMemoryImageCache } from './memory-image-cache.ts'
import { createMemoryKeyStore } from './memory-key-store.ts'
import { createMemoryMemberStore } from './memory-member-store.ts'
import { createMemoryRateLimiter } from './memory-rate-limiter.ts'
import { createMemoryRenderLog } from './memory-render-log.ts'
import { createMemoryRenderQueue } from './memory-render-queue.ts'
import { createMemorySettingsStore } from './memory-settings-store.ts'
import { createMemorySigningKeyStore } from './memory-signing-key-store.ts'
import { createMemoryTemplateStore } from './memory-template-store.ts'

export interface MemoryStoresOptions {
  /** Epoch ms; by default that of the system. */
  readonly clock?: Clock | undefined
  /** Bytes of finished images. Default 128 MB; 0 keeps none. */
  readonly imageBytes?: number | undefined
  /** Bytes of render history; the oldest goes first. Default 32 MB. */
  readonly renderBytes?: number | undefined
  /** Bytes of audit events; the oldest go first. Default 16 MB. */
  readonly auditBytes?: number | undefined
  /** Bytes of remembered answers. Default 16 MB. */
  readonly answerBytes?: number | undefined
  /** Bytes of rate counters. Default 16 MB. */
  readonly counterBytes?: number | undefined
  /** Renders that may wait or run. Default 10,000. */
  readonly queuedRenders?: number | undefined
}

/**
 * Keeps everything in this process until it ends: for scripts, tests and the first steps.
 *
 * What grows by being used is bounded by bytes; templates, assets, keys and members are not.
 */
export function createMemoryStores(options: MemoryStoresOptions = {}): Stores {
  const { clock = Date.now, auditBytes } = options
  const database = new MemoryDatabase({ auditBytes })
  return {
    keys: createMemoryKeyStore(database),
    settings: createMemorySettingsStore(database),
    members: createMemoryMemberStore(database),
    templates: createMemoryTemplateStore(database),
    signingKeys: createMemorySigningKeyStore(database),
    assets: createDatabaseAssetStore(database),
    audit: createMemoryAuditLog(database),
    renders: createMemoryRenderLog({ maxBytes: options.renderBytes }),
    images: createMemoryImageCache({ clock, maxBytes: options.imageBytes }),
    rateLimiter: createMemoryRateLimiter({ clock, maxBytes: options.counterBytes }),
    idempotency: createMemoryIdempotencyStore({ clock, maxBytes: options.answerBytes }),
    queue: createMemoryRenderQueue({ clock, maxJobs: options.queuedRenders }),
    close: async () => undefined,
  }
}
