import type {
  ApiKeyRecord,
  AssetRecord,
  AuditEvent,
  MemberRecord,
  RefusedHost,
  RenderRecord,
  SettingsRecord,
  SigningKeyRecord,
  TemplateRecord,
  TemplateVersion,
  UsageCount,
  VersionRecord,
} from '@platen/core/ports'
import {
  bytes,
  flag,
  json,
  number,
  optionalJson,
  optionalNumber,
  optionalText,
  text,
} from './column.ts'
import { type RowOf, recordTable } from './record-table.ts'

/** Every table and column of the main file: what its migrations make. Queries are checked against these. */

export const SETTINGS = recordTable<SettingsRecord>()({
  orgId: text('org_id'),
  allowedHosts: json('allowed_hosts'),
  keysMayManageKeys: flag('keys_may_manage_keys'),
  cacheMode: text('cache_mode'),
  plan: text('plan'),
  epoch: number('epoch'),
  updatedAt: number('updated_at'),
})

export const MEMBERS = recordTable<MemberRecord>()({
  orgId: text('org_id'),
  userId: text('user_id'),
  role: text('role'),
  email: optionalText('email'),
  createdAt: number('created_at'),
  updatedAt: number('updated_at'),
})

export const API_KEYS = recordTable<ApiKeyRecord>()({
  id: text('id'),
  orgId: text('org_id'),
  type: text('type'),
  name: text('name'),
  prefix: text('prefix'),
  start: text('start'),
  hash: text('hash'),
  hashVersion: text('hash_version'),
  createdBy: text('created_by'),
  templateIds: optionalJson('template_ids'),
  allowedHosts: optionalJson('allowed_hosts'),
  ipAllow: optionalJson('ip_allow'),
  rateLimit: optionalJson('rate_limit'),
  expiresAt: optionalNumber('expires_at'),
  revokedAt: optionalNumber('revoked_at'),
  revokedBy: optionalText('revoked_by'),
  revokeReason: optionalText('revoke_reason'),
  graceUntil: optionalNumber('grace_until'),
  replacesId: optionalText('replaces_id'),
  replacedById: optionalText('replaced_by_id'),
  lastUsedAt: optionalNumber('last_used_at'),
  createdAt: number('created_at'),
  updatedAt: number('updated_at'),
  metadata: optionalJson('metadata'),
})

export const SIGNING_KEYS = recordTable<SigningKeyRecord>()({
  id: text('id'),
  orgId: text('org_id'),
  secret: bytes('secret'),
  createdBy: text('created_by'),
  createdAt: number('created_at'),
  revokedAt: optionalNumber('revoked_at'),
})

export const TEMPLATES = recordTable<TemplateRecord>()({
  id: text('id'),
  orgId: text('org_id'),
  slug: text('slug'),
  name: text('name'),
  draftUpdatedAt: number('draft_updated_at'),
  currentVersion: optionalNumber('current_version'),
  createdBy: text('created_by'),
  createdAt: number('created_at'),
  updatedAt: number('updated_at'),
  revision: number('revision'),
})

/** Apart from their templates, which are listed without them. */
export const TEMPLATE_DRAFTS = recordTable<{
  readonly orgId: string
  readonly templateId: string
  readonly document: string
}>()({ orgId: text('org_id'), templateId: text('template_id'), document: text('document') })

const VERSION_COLUMNS = {
  templateId: text('template_id'),
  version: number('version'),
  digest: text('digest'),
  createdBy: text('created_by'),
  createdAt: number('created_at'),
}

/** Versions as they are listed: without their documents. */
export const VERSION_RECORDS = recordTable<VersionRecord>()(VERSION_COLUMNS)

export const TEMPLATE_VERSIONS = recordTable<TemplateVersion & { readonly orgId: string }>()({
  ...VERSION_COLUMNS,
  orgId: text('org_id'),
  document: text('document'),
})

export const ASSETS = recordTable<AssetRecord>()({
  id: text('id'),
  orgId: text('org_id'),
  mediaType: text('media_type'),
  sizeBytes: number('size_bytes'),
  digest: text('digest'),
  width: optionalNumber('width'),
  height: optionalNumber('height'),
  fileName: optionalText('file_name'),
  createdBy: text('created_by'),
  createdAt: number('created_at'),
})

/** Apart from their records, which are listed without them. */
export const ASSET_CONTENTS = recordTable<{
  readonly orgId: string
  readonly assetId: string
  readonly bytes: Uint8Array
}>()({ orgId: text('org_id'), assetId: text('asset_id'), bytes: bytes('bytes') })

/** `actorId` stands beside the actor to be searched by. */
export const AUDIT_EVENTS = recordTable<AuditEvent & { readonly actorId: string | undefined }>()({
  id: text('id'),
  orgId: text('org_id'),
  createdAt: number('created_at'),
  event: text('event'),
  status: text('status'),
  actor: json('actor'),
  actorId: optionalText('actor_id'),
  metadata: json('metadata'),
})

export const RENDERS = recordTable<RenderRecord>()({
  id: text('id'),
  orgId: text('org_id'),
  templateId: text('template_id'),
  version: optionalNumber('version'),
  templateDigest: text('template_digest'),
  status: text('status'),
  source: text('source'),
  format: text('format'),
  orderJson: text('order_json'),
  receiptJson: optionalText('receipt_json'),
  error: optionalJson('error'),
  outputs: json('outputs'),
  metadata: optionalJson('metadata'),
  createdBy: text('created_by'),
  keyId: optionalText('key_id'),
  createdAt: number('created_at'),
  completedAt: optionalNumber('completed_at'),
  durationMs: optionalNumber('duration_ms'),
  sizeBytes: optionalNumber('size_bytes'),
  hits: number('hits'),
  attempt: number('attempt'),
})

export const USAGE_COUNTS = recordTable<UsageCount>()({
  orgId: text('org_id'),
  day: text('day'),
  class: text('class'),
  count: number('count'),
})

/** `place` grows with every refusal: the order in which hosts are forgotten. */
export const REFUSED_HOSTS = recordTable<
  RefusedHost & { readonly orgId: string; readonly place: number }
>()({
  orgId: text('org_id'),
  host: text('host'),
  count: number('count'),
  lastAt: number('last_at'),
  place: number('place'),
})

/** Requests that run or were answered, by the digest of their idempotency key. */
export interface IdempotentRow {
  readonly keyDigest: string
  readonly token: string
  readonly fingerprint: string
  /** Epoch ms; undefined once answered. */
  readonly leaseUntil: number | undefined
  /** Epoch ms. */
  readonly keepUntil: number
  /** What it counts for: 0 while the request runs, which must not be forgotten. */
  readonly costBytes: number
  /** JSON text; undefined while the request runs. */
  readonly answerJson: string | undefined
}

export const IDEMPOTENT_REQUESTS = recordTable<IdempotentRow>()({
  keyDigest: text('key_digest'),
  token: text('token'),
  fingerprint: text('fingerprint'),
  leaseUntil: optionalNumber('lease_until'),
  keepUntil: number('keep_until'),
  costBytes: number('cost_bytes'),
  answerJson: optionalText('answer_json'),
})

export interface JobRow {
  readonly id: string
  readonly orgId: string
  /** Place in the queue of its organisation. */
  readonly place: number
  readonly attempt: number
  /** Epoch ms: end of a lease or a delay; undefined while it waits. */
  readonly heldUntil: number | undefined
  /** Whether a worker has it, if it is held. */
  readonly isClaimed: boolean
}

export const RENDER_JOBS = recordTable<JobRow>()({
  id: text('id'),
  orgId: text('org_id'),
  place: number('place'),
  attempt: number('attempt'),
  heldUntil: optionalNumber('held_until'),
  isClaimed: flag('is_claimed'),
})

/** Whose turn it is: an organisation with the smallest `turn` among those with jobs that wait. */
export const QUEUE_TURNS = recordTable<{ readonly orgId: string; readonly turn: number }>()({
  orgId: text('org_id'),
  turn: number('turn'),
})

/** The file that must not be lost. */
export interface MainTables {
  settings: RowOf<typeof SETTINGS.columns>
  members: RowOf<typeof MEMBERS.columns>
  api_keys: RowOf<typeof API_KEYS.columns>
  signing_keys: RowOf<typeof SIGNING_KEYS.columns>
  templates: RowOf<typeof TEMPLATES.columns>
  template_drafts: RowOf<typeof TEMPLATE_DRAFTS.columns>
  template_versions: RowOf<typeof TEMPLATE_VERSIONS.columns>
  assets: RowOf<typeof ASSETS.columns>
  asset_contents: RowOf<typeof ASSET_CONTENTS.columns>
  audit_events: RowOf<typeof AUDIT_EVENTS.columns>
  renders: RowOf<typeof RENDERS.columns>
  usage_counts: RowOf<typeof USAGE_COUNTS.columns>
  refused_hosts: RowOf<typeof REFUSED_HOSTS.columns>
  idempotent_requests: RowOf<typeof IDEMPOTENT_REQUESTS.columns>
  render_jobs: RowOf<typeof RENDER_JOBS.columns>
  queue_turns: RowOf<typeof QUEUE_TURNS.columns>
}
