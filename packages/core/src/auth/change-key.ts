import { PlatenError } from '../foundation/errors.ts'
import type { ApiKeyRecord } from '../ports/api-key-record.ts'
import { keyStatusAt } from '../ports/key-status.ts'
import type { KeyPatch } from '../ports/key-store.ts'
import { type KeyOptions, parseKeyOptions } from './key-options.ts'

/** A property that is absent stays; one that is there and undefined is cleared. */
export type KeyOptionsChange = Partial<KeyOptions>

/**
 * Checks a change of a key's options against the whole of what they become, and gives what to write.
 *
 * @throws {PlatenError} `conflict` for a revoked key; otherwise as `parseKeyOptions`.
 */
export async function changeKey(
  key: ApiKeyRecord,
  change: KeyOptionsChange,
  nowMs: number,
): Promise<KeyPatch> {
  if (keyStatusAt(key, nowMs) === 'revoked') {
    throw new PlatenError('conflict', 'A revoked key cannot be changed.')
  }
  const changed: KeyOptions = { ...key, ...change }
  // An expired key may be renamed: its old expiry is not what is being asked for.
  const expiresAt = 'expiresAt' in change ? change.expiresAt : undefined
  const parsed = await parseKeyOptions(key.type, { ...changed, expiresAt }, nowMs)
  const entries = Object.entries(parsed).filter(([name]) => Object.hasOwn(change, name))
  return Object.fromEntries(entries)
}
