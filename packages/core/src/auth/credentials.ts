import { PlatenError } from '../foundation/errors.ts'
import type { QueryPair } from './query-pair.ts'
import { SIGNATURE_PARAMETERS } from './url-signature.ts'

/** Where a request may carry a credential. */
export interface CredentialSources {
  /** Value of a header by its lower-case name; several of one name joined by `, `. */
  header(name: string): string | undefined
  /** The decoded query of `GET /render`; empty for other routes, where it carries no credential. */
  readonly query: readonly QueryPair[]
}

/** The one credential of a request, as it was presented: nothing of it is believed yet. */
export type Credential =
  | { readonly kind: 'none' }
  /** An `Authorization` of a scheme that is not ours, which may be meant for the host application. */
  | { readonly kind: 'foreign'; readonly scheme: string }
  | { readonly kind: 'api_key'; readonly text: string; readonly place: 'header' | 'query' }
  /** The query is signed. */
  | { readonly kind: 'signature' }

/** Both spellings of the published API. */
const KEY_PARAMETERS: ReadonlySet<string> = new Set(['apiKey', 'key'])

/**
 * Finds the credential of a request: `Authorization: Bearer`, `X-API-Key`, a key in the query or a
 * signature.
 *
 * The same key under both headers or both query names is one. A header and the query never go
 * together, even if they agree, because different rules apply to them: a request that is checked as
 * one and counted as the other would be a hole.
 *
 * Another scheme is passed over beside a credential of ours: browsers add `Basic` to every request
 * to a site that is closed off with it.
 *
 * @throws {PlatenError} `ambiguous_credentials`.
 */
export function findCredential({ header, query }: CredentialSources): Credential {
  const authorization = parseAuthorization(header('authorization'))
  const inHeaders = [...authorization.keys, ...splitValues(header('x-api-key'))]
  const inQuery = query.filter(({ name }) => KEY_PARAMETERS.has(name)).map(({ value }) => value)
  const isSigned = query.some(({ name }) => SIGNATURE_PARAMETERS.has(name))
  const places = [inHeaders.length > 0, inQuery.length > 0, isSigned].filter(Boolean).length
  if (places > 1 || new Set([...inHeaders, ...inQuery]).size > 1) {
    throw new PlatenError(
      'ambiguous_credentials',
      'The request has more than one credential; send one API key or one signature.',
    )
  }
  if (isSigned) return { kind: 'signature' }
  const [headerKey] = inHeaders
  if (headerKey !== undefined) return { kind: 'api_key', text: headerKey, place: 'header' }
  const [queryKey] = inQuery
  if (queryKey !== undefined) return { kind: 'api_key', text: queryKey, place: 'query' }
  const [scheme] = authorization.foreignSchemes
  return scheme === undefined ? { kind: 'none' } : { kind: 'foreign', scheme }
}

/** RFC 9110 section 11.4: a scheme in either case, spaces, and the credential. */
function parseAuthorization(value: string | undefined) {
  const keys: string[] = []
  const foreignSchemes: string[] = []
  for (const part of splitValues(value)) {
    const space = part.indexOf(' ')
    const scheme = space === -1 ? part : part.slice(0, space)
    if (scheme.toLowerCase() === 'bearer') keys.push(part.slice(scheme.length).trim())
    else foreignSchemes.push(scheme)
  }
  return { keys, foreignSchemes }
}

/** No key has a comma in it; what is joined by one came in several headers. */
function splitValues(value: string | undefined): readonly string[] {
  return value === undefined ? [] : value.split(',').map((part) => part.trim())
}
