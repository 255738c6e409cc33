import { createHmac, timingSafeEqual } from 'node:crypto'
import { sha256Hex } from '../foundation/digest.ts'
import type { ApiKeyRecord } from '../ports/api-key-record.ts'

/** What is stored of a key, and how it was made. */
export type KeyHash = Pick<ApiKeyRecord, 'hash' | 'hashVersion'>

/**
 * Digests a key for storage: SHA-256 in hex (`s1`), or HMAC-SHA-256 under the instance's pepper
 * (`h1`), with which a stolen database cannot even confirm a key that was found elsewhere.
 *
 * No slow password hash: a key has 190 random bits, which no dictionary holds, and every request
 * pays for this.
 */
export function hashKey(key: string, pepper?: string | Uint8Array): KeyHash {
  return pepper === undefined
    ? { hash: sha256Hex(key), hashVersion: 's1' }
    : { hash: createHmac('sha256', pepper).update(key).digest('hex'), hashVersion: 'h1' }
}

/**
 * The digests under which a key may be stored, likeliest first: keys made before the pepper was
 * configured keep working.
 */
export function listKeyHashes(key: string, pepper?: string | Uint8Array): readonly KeyHash[] {
  return pepper === undefined ? [hashKey(key)] : [hashKey(key, pepper), hashKey(key)]
}

/**
 * Whether a record that a store found is that of the digest it was asked for.
 *
 * In constant time, and on the digest that was computed here: neither a store that compares loosely
 * (by a collation that ignores case) nor its timing can make one key pass for another.
 */
export function isHashOf(asked: KeyHash, record: KeyHash): boolean {
  const given = Buffer.from(asked.hash)
  const stored = Buffer.from(record.hash)
  return (
    asked.hashVersion === record.hashVersion &&
    given.length === stored.length &&
    timingSafeEqual(given, stored)
  )
}
