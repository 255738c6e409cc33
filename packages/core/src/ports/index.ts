/**
 * The entry `@platen/core/ports`: what a store needs to know, and nothing of the renderer.
 *
 * @module
 */
export { type Awaitable, isPending } from '../foundation/awaitable.ts'
export type { Clock } from '../foundation/clock.ts'
export { sha256Hex } from '../foundation/digest.ts'
export {
  type ErrorCode,
  type ErrorDetail,
  isPlatenError,
  PlatenError,
  type PlatenErrorOptions,
} from '../foundation/errors.ts'
export type { LogDetails, Logger } from '../foundation/logger.ts'
export type { OutputFormat } from '../foundation/output-format.ts'
export { quote } from '../foundation/quote.ts'
export {
  consumeWindow,
  type SlidingWindow,
  type WindowDecision,
  type WindowRule,
} from '../foundation/sliding-window.ts'
export {
  type ApiKeyRecord,
  KEY_TYPES,
  type KeyRateLimit,
  type KeyType,
} from './api-key-record.ts'
export { isAssetId } from './asset-id.ts'
export type { AssetRecord, NewAsset, StoredAsset } from './asset-record.ts'
export type { AssetFilter, AssetStore } from './asset-store.ts'
export type { AuditActor, AuditEvent } from './audit-event.ts'
export type { AuditFilter, AuditLog } from './audit-log.ts'
export type {
  IdempotencyOutcome,
  IdempotencyStore,
  IdempotencyToken,
  IdempotentAnswer,
  IdempotentRequest,
} from './idempotency-store.ts'
export type { CachedImage, ImageCache } from './image-cache.ts'
export type { JsonObject, JsonValue } from './json.ts'
export { KEY_STATUSES, type KeyLife, type KeyStatus, keyStatusAt } from './key-status.ts'
export type {
  KeyChange,
  KeyFilter,
  KeyGrant,
  KeyPatch,
  KeyRotation,
  KeyStatusFilter,
  KeyStore,
  KeysRevocation,
  KeyUse,
} from './key-store.ts'
export type {
  MemberRecord,
  MemberRemoval,
  MemberSighting,
  MemberStore,
  RoleChange,
} from './member-store.ts'
export { DEFAULT_ORGANISATION, ROLES, type Role, SYSTEM_USER } from './organisation.ts'
export type { PageKey, PageRequest } from './page-request.ts'
export type { RateDecision, RateLimiter, RateRequest } from './rate-limiter.ts'
export {
  type DayRange,
  type RenderChange,
  type RenderFilter,
  type RenderHits,
  type RenderLog,
  type RenderPatch,
  USAGE_CLASSES,
  type UsageClass,
  type UsageCount,
} from './render-log.ts'
export type { RenderClaim, RenderJob, RenderQueue } from './render-queue.ts'
export {
  RENDER_SOURCES,
  RENDER_STATUSES,
  type RenderFailure,
  type RenderOutput,
  type RenderRecord,
  type RenderSource,
  type RenderStatus,
} from './render-record.ts'
export type { SettingsRecord } from './settings-record.ts'
export {
  DEFAULT_SETTINGS,
  type HostRefusal,
  MAX_REFUSED_HOSTS,
  type RefusedHost,
  type SettingsChange,
  type SettingsPatch,
  type SettingsStore,
} from './settings-store.ts'
export type {
  SigningGrant,
  SigningKeyRecord,
  SigningKeyRevocation,
  SigningKeyStore,
} from './signing-key-store.ts'
export type { Stores } from './stores.ts'
export type { TemplateRecord, TemplateVersion, VersionRecord } from './template-record.ts'
export type {
  DraftChange,
  NewTemplate,
  TemplateFilter,
  TemplatePublication,
  TemplateRename,
  TemplateStore,
  VersionPage,
} from './template-store.ts'
