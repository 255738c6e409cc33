import type { AssetStoreUnderTest } from './asset-store.ts'
import type { AuditLogUnderTest } from './audit-log.ts'
import type { IdempotencyStoreUnderTest } from './idempotency-store.ts'
import type { ImageCacheUnderTest } from './image-cache.ts'
import type { KeyStoreUnderTest } from './key-store.ts'
import type { MemberStoreUnderTest } from './member-store.ts'
import type { RateLimiterUnderTest } from './rate-limiter.ts'
import type { RenderLogUnderTest } from './render-log.ts'
import type { RenderQueueUnderTest } from './render-queue.ts'
import type { SettingsStoreUnderTest } from './settings-store.ts'
import type { SigningKeyStoreUnderTest } from './signing-key-store.ts'
import type { TemplateStoreUnderTest } from './template-store.ts'

/** The port `Stores` of `@platen/core`, by its shape. */
export interface StoresUnderTest {
  readonly keys: KeyStoreUnderTest
  readonly settings: SettingsStoreUnderTest
  readonly members: MemberStoreUnderTest
  readonly templates: TemplateStoreUnderTest
  readonly signingKeys: SigningKeyStoreUnderTest
  readonly assets: AssetStoreUnderTest
  readonly audit: AuditLogUnderTest
  readonly renders: RenderLogUnderTest
  readonly images: ImageCacheUnderTest
  readonly rateLimiter: RateLimiterUnderTest
  readonly idempotency: IdempotencyStoreUnderTest
  readonly queue: RenderQueueUnderTest
  close(): Promise<void>
}
