import { randomBytes as systemRandom } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { createBase62, toBase62 } from '../foundation/base62.ts'
import { PlatenError } from '../foundation/errors.ts'
import type { KeyType } from '../ports/api-key-record.ts'

/** What a key of each type begins with; the type itself is known only to the record. */
export const KEY_PREFIXES = {
  master: 'rs_live_',
  project: 'rs_live_',
  read_only: 'rs_live_',
  get: 'rs_get_',
} as const satisfies Record<KeyType, string>

export type KeyPrefix = (typeof KEY_PREFIXES)[KeyType]

/** Digits of base 62: 190.5 bits. */
const BODY_LENGTH = 32
/** CRC-32 in base 62: 62^6 > 2^32. */
const CHECKSUM_LENGTH = 6
/** Characters after the prefix that are shown to tell keys apart by. */
const SHOWN_LENGTH = 4

/** Matches a whole key and nothing else. Under 50 characters: give it no text of unknown length. */
const KEY_PATTERN = /^(rs_(?:live|get)_)([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/

const LONGEST_KEY = 'rs_live_'.length + BODY_LENGTH + CHECKSUM_LENGTH

/** Said of every key that does not work, so that nobody learns whether one ever did. */
export const INVALID_KEY_DETAIL =
  'The API key is not valid. It may be mistyped, unknown, revoked or expired.'

/** A key in full: shown once to its creator, hashed for the record, and then forgotten. */
export interface ApiKey {
  readonly key: string
  readonly prefix: KeyPrefix
  /** The prefix and four characters, such as `rs_live_abc1`: safe to store and to show. */
  readonly start: string
}

/** Makes a key from a cryptographic source of bytes, which tests replace. */
export function createApiKey(
  type: KeyType,
  randomBytes: (count: number) => Uint8Array = systemRandom,
): ApiKey {
  const prefix = KEY_PREFIXES[type]
  const body = createBase62(BODY_LENGTH, randomBytes)
  return toApiKey(prefix, body)
}

/**
 * Reads a key as a client presents it, without asking any store.
 *
 * The checksum turns away typing slips and guesses before they cost a look-up; it is no secret and
 * proves nothing.
 *
 * @throws {PlatenError} `key_invalid`, with the same words as for an unknown or revoked key.
 */
export function parseApiKey(text: string): ApiKey {
  // The length first: the text is a header or a query value of any size.
  const match = text.length > LONGEST_KEY ? null : KEY_PATTERN.exec(text)
  const [, prefix = '', body = ''] = match ?? []
  const key = isKeyPrefix(prefix) ? toApiKey(prefix, body) : undefined
  if (key?.key !== text) throw new PlatenError('key_invalid', INVALID_KEY_DETAIL)
  return key
}

function toApiKey(prefix: KeyPrefix, body: string): ApiKey {
  return {
    key: `${prefix}${body}${buildChecksum(prefix, body)}`,
    prefix,
    start: `${prefix}${body.slice(0, SHOWN_LENGTH)}`,
  }
}

/** Over the prefix too, so that a body cannot be moved from a public key to a secret one. */
function buildChecksum(prefix: KeyPrefix, body: string): string {
  return toBase62(crc32(`${prefix}${body}`), CHECKSUM_LENGTH)
}

function isKeyPrefix(text: string): text is KeyPrefix {
  return text === KEY_PREFIXES.master || text === KEY_PREFIXES.get
}
