import { DEFAULT_PORTS, type WebScheme } from './allowed-host-rule.ts'
import { findHostName } from './host-name.ts'

/** What an `Origin` or `Referer` header says of the page that embeds an image. */
export type RequestSource =
  | { readonly kind: 'absent' }
  /** `Origin: null`: a page that must not be named. No evidence either way. */
  | { readonly kind: 'opaque' }
  | { readonly kind: 'malformed'; readonly reason: string }
  | NamedSource

export interface NamedSource {
  readonly kind: 'named'
  readonly scheme: WebScheme
  /** Lower case, punycode, no dot at the end; IPv6 compressed, in brackets. */
  readonly host: string
  readonly port: number
}

export type SourceHeader = 'origin' | 'referer'

/** Browsers cut a Referer to its origin at 4,096 characters (Referrer Policy section 8.4). */
const MAX_LENGTH = 8192

/**
 * Reads a header that names the embedding page.
 *
 * The host must be spelt as browsers spell it. A URL parser forgives much (escapes, full-width
 * letters, backslashes, `0x7f.1`), and each thing it forgives is a way to show one host to a person
 * and another to a rule; so the spelling that came in must equal the one that the parser gives back.
 */
export function parseRequestSource(value: string | undefined, header: SourceHeader): RequestSource {
  if (value === undefined || value === '') return { kind: 'absent' }
  if (header === 'origin' && value === 'null') return { kind: 'opaque' }
  const fault = findFault(value, header)
  if (fault !== undefined) return { kind: 'malformed', reason: fault }
  return parseAuthority(value)
}

function findFault(value: string, header: SourceHeader): string | undefined {
  if (value.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`
  // Two headers of the same name arrive as one, joined by a comma and a space.
  if (/[\p{Cc} \\]/u.test(value)) return 'has a space, control or backslash in it'
  if (!/^https?:\/\//i.test(value)) return 'is not an http or https URL'
  if (header === 'origin' && !/^https?:\/\/[^/?#]*$/i.test(value)) return 'has a path'
  return undefined
}

function parseAuthority(value: string): RequestSource {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const [, scheme = '', authority = ''] = /^(https?):\/\/([^/?#]*)/i.exec(value) ?? []
  if (url === undefined) return { kind: 'malformed', reason: 'is not a URL' }
  if (authority.includes('@')) return { kind: 'malformed', reason: 'has a user name in it' }
  const source = toWebScheme(scheme)
  const spelt = authority.toLowerCase().replace(source.portSuffix, '')
  const name = findHostName(url.hostname)
  if (spelt !== url.host || name === undefined) {
    return { kind: 'malformed', reason: 'does not spell its host as browsers do' }
  }
  const port = url.port === '' ? DEFAULT_PORTS[source.scheme] : Number(url.port)
  return { kind: 'named', scheme: source.scheme, host: name.host, port }
}

/** The scheme, and what its default port looks like at the end of an authority. */
function toWebScheme(text: string): { readonly scheme: WebScheme; readonly portSuffix: RegExp } {
  return text.toLowerCase() === 'http'
    ? { scheme: 'http', portSuffix: /:80$/ }
    : { scheme: 'https', portSuffix: /:443$/ }
}
