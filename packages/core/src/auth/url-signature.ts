import { createHmac } from 'node:crypto'
import { PlatenError } from '../foundation/errors.ts'
import type { QueryPair } from './query-pair.ts'

/** The parameters that make a query a signed one. */
export const SIGNATURE_PARAMETERS: ReadonlySet<string> = new Set(['sig', 'kid', 'exp', 'free'])

/** Bytes of a new signing secret: as many as the digest has (RFC 2104 section 3). */
export const SIGNING_SECRET_BYTES = 32

/** What is signed. */
export interface SignableUrl {
  /** Of the image route, without the path at which the host mounted it: `/render`. */
  readonly path: string
  /** Decoded, in any order, with `exp`, `kid` and `free`; a `sig` among them is passed over. */
  readonly parameters: readonly QueryPair[]
  /** Names of the parameters that the holder of the URL may set as they like. */
  readonly freeNames: readonly string[]
}

/** Names what the bytes are, so that nothing else signed with this secret can pass for a URL. */
const PURPOSE = 'platen-url-v1'

/**
 * The signature of an image URL: HMAC-SHA-256 in base64url, 43 characters.
 *
 * It covers purpose, method, path and the canonical query, each on a line of its own. In the
 * canonical query every name and value is percent-encoded anew and the pairs are sorted by their
 * encoded bytes, so that order and spelling do not matter; nothing can be moved from one field into
 * another, because encoded text has no `&`, `=` or line break.
 *
 * @throws {PlatenError} `invalid_encoding` for text that is no Unicode (a lone surrogate).
 */
export function buildSignature(url: SignableUrl, secret: Uint8Array): string {
  // HEAD is the same request as GET, and other methods have no signed form.
  const text = [PURPOSE, 'GET', url.path, buildCanonicalQuery(url)].join('\n')
  return createHmac('sha256', secret).update(text).digest('base64url')
}

function buildCanonicalQuery({ parameters, freeNames }: SignableUrl): string {
  const unsigned = new Set([...freeNames, 'sig'])
  return parameters
    .filter(({ name }) => !unsigned.has(name))
    .map(({ name, value }) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
}

function encode(text: string): string {
  if (/\p{Surrogate}/u.test(text)) {
    throw new PlatenError('invalid_encoding', 'A parameter has half of a surrogate pair in it.')
  }
  return encodeURIComponent(text)
}
