import { assetStoreConformance } from './asset-store.ts'
import { auditLogConformance } from './audit-log.ts'
import type { ConformanceOptions } from './conformance-options.ts'
import { idempotencyStoreConformance } from './idempotency-store.ts'
import { imageCacheConformance } from './image-cache.ts'
import { keyStoreConformance } from './key-store.ts'
import { memberStoreConformance } from './member-store.ts'
import { rateLimiterConformance } from './rate-limiter.ts'
import { renderLogConformance } from './render-log.ts'
import { renderQueueConformance } from './render-queue.ts'
import { settingsStoreConformance } from './settings-store.ts'
import type { StoresUnderTest } from './shapes/stores.ts'
import { signingKeyStoreConformance } from './signing-key-store.ts'
import { templateStoreConformance } from './template-store.ts'

/** Registers the suites of all ports, for what keeps everything in one place. */
export function storesConformance(options: ConformanceOptions<keyof StoresUnderTest>): void {
  keyStoreConformance(options)
  settingsStoreConformance(options)
  memberStoreConformance(options)
  templateStoreConformance(options)
  signingKeyStoreConformance(options)
  assetStoreConformance(options)
  auditLogConformance(options)
  renderLogConformance(options)
  imageCacheConformance(options)
  rateLimiterConformance(options)
  idempotencyStoreConformance(options)
  renderQueueConformance(options)
}
