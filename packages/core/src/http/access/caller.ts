import type { AccessRequest } from '../../auth/authorize.ts'
import type { AccessScope } from '../../auth/decision.ts'
import type { Grant } from '../../auth/grant.ts'
import type { Action } from '../../auth/permissions.ts'
import type { Awaitable } from '../../foundation/awaitable.ts'
import type { SettingsRecord } from '../../ports/settings-record.ts'

/** Who calls, and by which action: a key in a URL is held to other rules than one in a header. */
export interface IdentifiedCaller {
  readonly grant: Grant
  readonly settings: SettingsRecord
  readonly action: Action
  /** Whether a key stood in the URL, where others may have read it. */
  readonly inUrl: boolean
  /** Of a signed URL. */
  readonly signature: SignedTerms | undefined
}

/** What the holder of a signed URL was given. */
export interface SignedTerms {
  /** Epoch ms at which the URL ends. */
  readonly expiresAtMs: number
  /** Names of parameters that may be changed. */
  readonly freeNames: readonly string[]
}

/** A caller who may do what the route is for; single things are still to be checked. */
export interface AdmittedCaller extends IdentifiedCaller {
  readonly scope: AccessScope
  /** What decisions about single things need besides the grant. */
  readonly circumstances: AccessRequest
}

/** A caller whose request has been counted. */
export interface CheckedCaller extends AdmittedCaller {
  /**
   * Counts one use of a class of the caller's rate limit; `api` is counted already.
   *
   * @throws {PlatenError} `rate_limited`
   */
  readonly consumeLimit: (limitClass: 'render' | 'get') => Awaitable<void>
}
