import { PlatenError } from '../foundation/errors.ts'
import type { ApiKeyRecord } from '../ports/api-key-record.ts'
import { type KeyStatus, keyStatusAt } from '../ports/key-status.ts'
import type { KeyPatch } from '../ports/key-store.ts'
import type { ApiKey } from './api-key.ts'
import type { KeyHash } from './hash-key.ts'

/** Thirty days: longer than any deployment needs to pick up a new key. */
export const MAX_GRACE_SECONDS = 2_592_000

export interface Revocation {
  /** Id of the user or key that revokes. */
  readonly by: string
  readonly reason: NonNullable<ApiKeyRecord['revokeReason']>
  /** Epoch ms. */
  readonly nowMs: number
}

export interface Rotation {
  /** Id of the user or key that rotates. */
  readonly by: string
  /** How long the old key stays valid; 0 ends it at once. Default 0. */
  readonly graceSeconds?: number | undefined
  /** Epoch ms. */
  readonly nowMs: number
  /** The id of the new key. */
  readonly id: string
  readonly secret: ApiKey
  readonly hash: KeyHash
}

export interface RotatedKey {
  /** What changes of the old key. */
  readonly patch: KeyPatch
  readonly replacement: ApiKeyRecord
}

/**
 * Revokes a key of any status: what to write, or undefined when it is revoked already. There is no
 * way back.
 */
export function revokeKey(
  key: ApiKeyRecord,
  { by, reason, nowMs }: Revocation,
): KeyPatch | undefined {
  if (key.revokedAt !== undefined) return undefined
  return { revokedAt: nowMs, revokedBy: by, revokeReason: reason }
}

/**
 * Replaces a key by one with another secret and the same rights, made in the name of the same user.
 *
 * The old one stays valid for the grace, though never longer than it would have been.
 *
 * @throws {PlatenError} `conflict` for a key that is revoked, expired or already being replaced;
 * `out_of_range` for a grace beyond thirty days.
 */
export function rotateKey(key: ApiKeyRecord, rotation: Rotation): RotatedKey {
  const { graceSeconds = 0, nowMs, id, secret, hash } = rotation
  const refusal = ROTATION_REFUSALS[keyStatusAt(key, nowMs)]
  if (refusal !== undefined) throw new PlatenError('conflict', refusal)
  if (!Number.isInteger(graceSeconds) || graceSeconds < 0 || graceSeconds > MAX_GRACE_SECONDS) {
    throw new PlatenError(
      'out_of_range',
      `"graceSeconds" is a whole number from 0 to ${MAX_GRACE_SECONDS}.`,
      { pointer: '/graceSeconds' },
    )
  }
  const graceUntil = Math.min(
    nowMs + graceSeconds * 1000,
    key.expiresAt ?? Number.POSITIVE_INFINITY,
  )
  const ended = revokeKey(key, { by: rotation.by, reason: 'rotated', nowMs })
  const replacement: ApiKeyRecord = {
    ...key,
    ...hash,
    id,
    start: secret.start,
    graceUntil: undefined,
    replacesId: key.id,
    replacedById: undefined,
    lastUsedAt: undefined,
    createdAt: nowMs,
    updatedAt: nowMs,
  }
  const patch = graceSeconds === 0 ? { ...ended } : { graceUntil }
  return { patch: { ...patch, replacedById: id }, replacement }
}

/**
 * Lets only revoked keys be deleted, so that nobody loses one that still opens something, and the
 * list shows every key until someone has looked at it.
 *
 * @throws {PlatenError} `conflict`.
 */
export function assertDeletable(key: ApiKeyRecord, nowMs: number): void {
  if (keyStatusAt(key, nowMs) !== 'revoked') {
    throw new PlatenError('conflict', 'Only a revoked key can be deleted; revoke it first.')
  }
}

/** Undefined: may be rotated. */
const ROTATION_REFUSALS: Readonly<Record<KeyStatus, string | undefined>> = {
  active: undefined,
  rotating: 'This key is being replaced already; rotate its replacement.',
  expired: 'An expired key cannot be rotated; create a new one.',
  revoked: 'A revoked key cannot be rotated; create a new one.',
}
