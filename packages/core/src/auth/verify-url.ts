import { timingSafeEqual } from 'node:crypto'
import { PlatenError } from '../foundation/errors.ts'
import type { SigningKeyRecord } from '../ports/signing-key-store.ts'
import { isFreeName, MAX_FREE_NAMES } from './free-name.ts'
import type { SignedUrlGrant } from './grant.ts'
import type { QueryPair } from './query-pair.ts'
import { buildSignature, SIGNATURE_PARAMETERS } from './url-signature.ts'

/** What a signed query claims; nothing of it is proved. */
export interface UrlSignature {
  readonly signingKeyId: string
  /** Epoch ms; the URL is valid while now is smaller. */
  readonly expiresAtMs: number
  /** Parameters that the signature does not cover. */
  readonly freeNames: readonly string[]
  readonly signature: string
}

export interface UrlToVerify {
  /** Of the image route, without the path at which the host mounted it: `/render`. */
  readonly path: string
  readonly parameters: readonly QueryPair[]
  readonly claim: UrlSignature
  /** Epoch ms. */
  readonly nowMs: number
}

/** The key that `kid` names, its secret decrypted. */
export type VerifyingKey = Pick<SigningKeyRecord, 'id' | 'orgId' | 'secret' | 'revokedAt'>

/** Said of every signature that does not hold, so that none can be felt out step by step. */
const INVALID_DETAIL =
  'The signature of this URL is not valid. It may be altered, incomplete or expired.'

/** Seconds since the epoch, in the one way to write them. */
const EXPIRY = /^[1-9]\d{0,10}$/
const KEY_ID = /^sk_[0-9a-v]{26}$/
/** SHA-256 in base64url without padding. */
const SIGNATURE = /^[A-Za-z0-9_-]{43}$/

/**
 * Reads the claim of a signed query, so that the key it names can be looked up.
 *
 * Each of `sig`, `kid` and `exp` must be there once and in its one spelling, `free` at most once.
 *
 * @throws {PlatenError} `invalid_signature`.
 */
export function parseUrlSignature(parameters: readonly QueryPair[]): UrlSignature {
  const claim = new Map<string, string>()
  const names = new Set<string>()
  for (const { name, value } of parameters) {
    // Two readers may choose differently between two values: one is checked and the other drawn.
    if (names.has(name)) throw invalidSignature()
    names.add(name)
    if (SIGNATURE_PARAMETERS.has(name)) claim.set(name, value)
  }
  const freeNames = claim.get('free')?.split(',') ?? []
  if (freeNames.length > MAX_FREE_NAMES || !freeNames.every(isFreeName)) throw invalidSignature()
  return {
    signingKeyId: matchClaim(claim.get('kid'), KEY_ID),
    expiresAtMs: Number(matchClaim(claim.get('exp'), EXPIRY)) * 1000,
    freeNames,
    signature: matchClaim(claim.get('sig'), SIGNATURE),
  }
}

/**
 * Verifies a signed query: known key, signature, key not revoked, not expired, in this order. Only
 * who has a true signature learns that its key was revoked.
 *
 * @param key The key that the claim names; undefined if there is none.
 * @throws {PlatenError} `invalid_signature`, or `key_invalid` for a revoked key.
 */
export function verifyUrl(url: UrlToVerify, key: VerifyingKey | undefined): SignedUrlGrant {
  const { path, parameters, claim, nowMs } = url
  if (key === undefined || key.id !== claim.signingKeyId) throw invalidSignature()
  const expected = buildSignature({ path, parameters, freeNames: claim.freeNames }, key.secret)
  // The texts and not the bytes: two spare bits in the last character would give a signature four
  // spellings.
  if (!isSameText(expected, claim.signature)) throw invalidSignature()
  if (key.revokedAt !== undefined) {
    throw new PlatenError('key_invalid', 'The key that signed this URL was revoked.')
  }
  if (nowMs >= claim.expiresAtMs) throw invalidSignature()
  return { kind: 'signed_url', orgId: key.orgId, signingKeyId: key.id }
}

function matchClaim(value: string | undefined, pattern: RegExp): string {
  if (value === undefined || !pattern.test(value)) throw invalidSignature()
  return value
}

function isSameText(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function invalidSignature(): PlatenError {
  return new PlatenError('invalid_signature', INVALID_DETAIL)
}
