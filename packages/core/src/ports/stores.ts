import type { AssetStore } from './asset-store.ts'
import type { AuditLog } from './audit-log.ts'
import type { IdempotencyStore } from './idempotency-store.ts'
import type { ImageCache } from './image-cache.ts'
import type { KeyStore } from './key-store.ts'
import type { MemberStore } from './member-store.ts'
import type { RateLimiter } from './rate-limiter.ts'
import type { RenderLog } from './render-log.ts'
import type { RenderQueue } from './render-queue.ts'
import type { SettingsStore } from './settings-store.ts'
import type { SigningKeyStore } from './signing-key-store.ts'
import type { TemplateStore } from './template-store.ts'

/**
 * Everything that one Platen keeps.
 *
 * Those that share an organisation's epoch and audit log (keys, settings, members, templates, signing
 * keys, assets) must come from one place; the others may each be replaced by one of their own.
 */
export interface Stores {
  readonly keys: KeyStore
  readonly settings: SettingsStore
  readonly members: MemberStore
  readonly templates: TemplateStore
  readonly signingKeys: SigningKeyStore
  readonly assets: AssetStore
  readonly audit: AuditLog
  readonly renders: RenderLog
  readonly images: ImageCache
  readonly rateLimiter: RateLimiter
  readonly idempotency: IdempotencyStore
  readonly queue: RenderQueue
  /** Writes what is still pending and frees files and connections. May be called twice. */
  close(): Promise<void>
}
