import { isIPv6 } from 'node:net'
import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import { findHostName, type HostName } from './host-name.ts'

/** An entry of Allowed Hosts. */
export interface AllowedHostRule {
  /** Undefined: both. */
  readonly scheme: WebScheme | undefined
  /** Lower case, punycode, no dot at the end; IPv6 compressed, in brackets. */
  readonly host: string
  /** `*.`: every sub-domain at any depth, and not the host itself. */
  readonly wildcard: boolean
  /** Undefined: any. */
  readonly port: number | undefined
}

export type WebScheme = 'http' | 'https'

export const DEFAULT_PORTS = { http: 80, https: 443 } as const satisfies Record<WebScheme, number>

/** An entry taken apart, before any part is checked. */
interface EntryParts {
  readonly scheme: string | undefined
  readonly host: string
  /** Digits, `*`, or undefined when none is given. */
  readonly port: string | undefined
}

/** Hosts that no rule may name: a header says `null` when it names nothing. */
const RESERVED: ReadonlySet<string> = new Set(['null', 'undefined'])

/**
 * Reads an entry of Allowed Hosts:
 *
 *     entry = [ ("http" / "https") "://" ] host [ ":" (1-65535 / "*") ] [ "/" ]
 *     host  = name / "*." name / IPv4 / "[" IPv6 "]"
 *
 * A bare `example.com` is that host alone, under both schemes and any port. `host:port` is that
 * port. `https://host` is an exact origin; `https://host:*` lets its port vary. International names
 * may be written as they are read. Public suffixes are not looked up here: see
 * `parseAllowedHosts`.
 *
 * @throws {PlatenError} `invalid_host`, which says what is wrong with the entry.
 */
export function parseAllowedHostRule(entry: string): AllowedHostRule {
  const refuse = (reason: string): never => {
    throw new PlatenError('invalid_host', `${quote(entry)} cannot be an allowed host: ${reason}`)
  }
  const { scheme, host, port } = splitEntry(entry.trim(), refuse)
  if (scheme !== undefined && !isWebScheme(scheme)) return refuse('only http and https count.')
  if (port !== undefined && port !== '*' && (Number(port) < 1 || Number(port) > 65_535)) {
    return refuse('a port is between 1 and 65535.')
  }
  const wildcard = host.startsWith('*.')
  const bare = wildcard ? host.slice(2) : host
  if (bare.includes('*')) return refuse('"*" may only stand as the whole first label.')
  const name = findHostName(bare)
  if (name === undefined || RESERVED.has(name.host)) return refuse('it names no host.')
  if (wildcard) assertWildcardBase(name, refuse)
  return { scheme, host: name.host, wildcard, port: findPort(scheme, port) }
}

/** The canonical text of a rule, which is what is stored; parsing it gives the rule again. */
export function writeAllowedHostRule({ scheme, host, wildcard, port }: AllowedHostRule): string {
  const name = `${wildcard ? '*.' : ''}${host}`
  if (scheme === undefined) return port === undefined ? name : `${name}:${port}`
  if (port === DEFAULT_PORTS[scheme]) return `${scheme}://${name}`
  return `${scheme}://${name}:${port ?? '*'}`
}

/**
 * Reads a stored list. An entry that an older or newer version wrote and that cannot be read now
 * matches nothing, rather than standing in the way of the others.
 */
export function compileHostRules(entries: readonly string[]): readonly AllowedHostRule[] {
  return entries.flatMap((entry) => {
    try {
      return [parseAllowedHostRule(entry)]
    } catch {
      return []
    }
  })
}

function splitEntry(entry: string, refuse: (reason: string) => never): EntryParts {
  if (entry === '') return refuse('it is empty.')
  if (/[\s\p{Cc}\\]/u.test(entry)) return refuse('it has a space, control or backslash in it.')
  const [, scheme, rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/i.exec(entry) ?? []
  const authority = rest.replace(/\/$/, '')
  if (/[/?#]/.test(authority)) return refuse('browsers send no path, so only a host can be listed.')
  if (authority.includes('@')) return refuse('it has a user name in it.')
  if (isIPv6(authority)) return refuse('IPv6 addresses stand in brackets, such as "[::1]".')
  const parts = /^((?:\*\.)?\[[^\]]*\]|[^:[\]]*)(?::(\d{1,5}|\*))?$/.exec(authority)
  if (parts === null) return refuse('what follows ":" is a port from 1 to 65535, or "*".')
  return { scheme: scheme?.toLowerCase(), host: parts[1] ?? '', port: parts[2] }
}

function assertWildcardBase(name: HostName, refuse: (reason: string) => never): void {
  if (name.isAddress) refuse('an IP address has no sub-domains.')
  if (!name.host.includes('.')) refuse('"*." must stand before a name of at least two labels.')
}

function findPort(scheme: WebScheme | undefined, port: string | undefined): number | undefined {
  if (port === '*') return undefined
  if (port !== undefined) return Number(port)
  return scheme === undefined ? undefined : DEFAULT_PORTS[scheme]
}

function isWebScheme(scheme: string): scheme is WebScheme {
  return scheme === 'http' || scheme === 'https'
}
