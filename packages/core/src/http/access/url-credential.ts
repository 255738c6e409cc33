import { type Credential, findCredential } from '../../auth/credentials.ts'
import { type KeyHash, listKeyHashes } from '../../auth/hash-key.ts'
import type { QueryPair } from '../../auth/query-pair.ts'

/** What an image URL itself says of its caller. Headers beside it are still to be looked at. */
export interface UrlCredential {
  readonly credential: Credential
  /** Under which digests its key may be stored; empty for a URL without a key. */
  readonly keyHashes: readonly KeyHash[]
}

/**
 * Reads the credential of a URL that was answered, so that a key in it was found right.
 *
 * @param parameters The decoded query.
 */
export function readUrlCredential(
  parameters: readonly QueryPair[],
  pepper: string | Uint8Array | undefined,
): UrlCredential {
  const credential = findCredential({ header: () => undefined, query: parameters })
  const keyHashes = credential.kind === 'api_key' ? listKeyHashes(credential.text, pepper) : []
  return { credential, keyHashes }
}
