import type { JsonObject } from './json.ts'

/** Something that a person, a key or Platen itself did to an organisation. */
export interface AuditEvent {
  /** `aud_` and 26 characters. */
  readonly id: string
  readonly orgId: string
  /** Epoch ms. */
  readonly createdAt: number
  /** `api_key.created`, `allowed_hosts.updated`, … */
  readonly event: string
  readonly status: 'success' | 'failure'
  readonly actor: AuditActor
  /** What it was done to, and how it was before and after. Never a key or another secret. */
  readonly metadata: JsonObject
}

export type AuditActor =
  | { readonly type: 'user'; readonly id: string; readonly email?: string | undefined }
  | { readonly type: 'api_key'; readonly id: string }
  | { readonly type: 'system' }
