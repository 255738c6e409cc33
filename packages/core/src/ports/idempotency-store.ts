/**
 * Remembers answers by `Idempotency-Key`, so that a request that is sent twice is done once.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 *
 * Contract (checked by `idempotencyStoreConformance` in @platen/testkit):
 * - Of many that begin with one key at once, exactly one is `started`; the others are told that it is
 *   `running`, what was `answered`, or that the key belongs to another request (`mismatch`).
 * - A key is free again after `abandon`, after `leaseMs` without `finish`, and after `keepMs`.
 * - `finish` and `abandon` with a token that is not the current one do nothing: a request that was
 *   given up cannot overwrite the answer of the one that took its place.
 * - Memory is bounded: the oldest answers are forgotten first.
 */
export interface IdempotencyStore {
  begin(request: IdempotentRequest): Promise<IdempotencyOutcome>
  /** Keeps the answer of the request that began with this token. @returns Whether it still could. */
  finish(token: IdempotencyToken, answer: IdempotentAnswer): Promise<boolean>
  /** Gives the key free, for answers that another try may turn out otherwise. */
  abandon(token: IdempotencyToken): Promise<void>
}

export interface IdempotentRequest {
  /** The key with all that it is scoped to: organisation, API key, method, path. Any text. */
  readonly key: string
  /** Digest of the payload. */
  readonly fingerprint: string
  /** How long the request may run before another may take its place. */
  readonly leaseMs: number
  /** How long its answer is kept, from now on. */
  readonly keepMs: number
}

/** What only the one who began may finish with. */
export interface IdempotencyToken {
  readonly key: string
  readonly token: string
}

export type IdempotencyOutcome =
  | { readonly state: 'started'; readonly token: IdempotencyToken }
  | { readonly state: 'running' }
  | { readonly state: 'mismatch' }
  | { readonly state: 'answered'; readonly answer: IdempotentAnswer }

export interface IdempotentAnswer {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}
