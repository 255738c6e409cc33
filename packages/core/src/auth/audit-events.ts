import type { ApiKeyRecord, KeyType } from '../ports/api-key-record.ts'
import type { AuditActor, AuditEvent } from '../ports/audit-event.ts'
import type { JsonObject } from '../ports/json.ts'
import { redactJson } from './redact-keys.ts'

/** All that is kept, in the words of the log. */
export const AUDIT_EVENTS = [
  'api_key.created',
  'api_key.updated',
  'api_key.rotated',
  'api_key.revoked',
  'api_key.deleted',
  'api_key.exposed_in_url',
  'api_key.leak_reported',
  'allowed_hosts.updated',
  'settings.updated',
  'signing_key.created',
  'signing_key.revoked',
  'signing_key.deleted',
  'member.role_changed',
  'member.removed',
  'ownership.transferred',
  'template.created',
  'template.updated',
  'template.published',
  'template.deleted',
  'asset.created',
  'asset.deleted',
  'webhook.created',
  'webhook.updated',
  'webhook.deleted',
] as const
export type AuditEventName = (typeof AUDIT_EVENTS)[number]

export interface AuditEntry {
  /** `aud_` and 26 characters. */
  readonly id: string
  readonly orgId: string
  /** Epoch ms. */
  readonly nowMs: number
  readonly actor: AuditActor
  /** Default `success`. */
  readonly status?: AuditEvent['status']
  readonly event: AuditEventName
  /** What it was done to, from the builders here. */
  readonly metadata: JsonObject
}

/**
 * Builds an event of the audit log. Keys that somebody wrote into a name or a value are shortened to
 * their start: the log outlives everything.
 */
export function buildAuditEvent(entry: AuditEntry): AuditEvent {
  const { id, orgId, nowMs, event, actor, status = 'success', metadata } = entry
  return { id, orgId, createdAt: nowMs, event, status, actor, metadata: redactJson(metadata) }
}

/** What is told of a key: enough to know it again when it is deleted, and nothing that opens. */
type KeyLabel = {
  readonly id: string
  readonly name: string
  readonly start: string
  readonly type: KeyType
}

function describeKey({ id, name, start, type }: ApiKeyRecord): KeyLabel {
  return { id, name, start, type }
}

/** Metadata of an event about a key, with what else there is to say. */
export function aboutKey(key: ApiKeyRecord, more: JsonObject = {}): JsonObject {
  return { ...more, apiKey: describeKey(key) }
}

/** Metadata of a rotation. */
export function aboutRotation(
  key: ApiKeyRecord,
  replacement: ApiKeyRecord,
  graceSeconds: number,
): JsonObject {
  return aboutKey(key, { replacement: describeKey(replacement), graceSeconds })
}

/** Metadata of a change: only what differs, as it was and as it is. */
export function aboutChange(before: JsonObject, after: JsonObject): JsonObject {
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  return { before: pick(before, names), after: pick(after, names) }
}

function pick(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, value[name] ?? null]))
}
