import { ERRORS, type ErrorCode, PlatenError } from '../foundation/errors.ts'

/** Why access is refused: every code of `ERRORS` that a decision may give. */
export type DenialCode = Extract<
  ErrorCode,
  | 'key_invalid'
  | 'key_type_not_permitted'
  | 'keys_may_not_manage'
  | 'role_not_permitted'
  | 'not_owner'
  | 'ip_not_allowed'
  | 'invalid_signature'
  | 'no_allowed_hosts'
  | 'source_missing'
  | 'source_malformed'
  | 'host_not_allowed'
  | 'not_found'
>

export interface Denied {
  readonly allowed: false
  readonly code: DenialCode
  readonly status: (typeof ERRORS)[DenialCode]['status']
  /** One sentence for the caller: never a key, a list of hosts or another's data. */
  readonly detail: string
}

export interface Allowed {
  readonly allowed: true
  readonly scope: AccessScope
}

/** What lists must be cut down to, and single things must lie within. */
export interface AccessScope {
  /** Only what this user made; undefined: whoever made it. */
  readonly createdBy: string | undefined
  /** Only these templates and their renders; undefined: all. */
  readonly templateIds: readonly string[] | undefined
}

export type Decision = Allowed | Denied

export function deny(code: DenialCode, detail: string): Denied {
  return { allowed: false, code, status: ERRORS[code].status, detail }
}

/**
 * Gives the scope of what was allowed.
 *
 * @throws {PlatenError} The code and sentence of a refusal.
 */
export function assertAllowed(decision: Decision): AccessScope {
  if (!decision.allowed) throw new PlatenError(decision.code, decision.detail)
  return decision.scope
}
