import { isIP } from 'node:net'
import { PlatenError } from '../../foundation/errors.ts'
import { isPublicAddress } from '../public-address.ts'
import type { FetchPolicy } from './fetch-policy.ts'
import { sourceUnreachable } from './source-unreachable.ts'

/** Names that mean the machine or its network whatever a resolver says about them. */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|home\.arpa)$/

/**
 * Refuses an address by all that can be known before a name is resolved; asked again for each hop.
 *
 * Literal addresses are judged here because a connection to one never asks the resolver.
 *
 * @throws {PlatenError} `source_scheme`, `source_port`, or `source_unreachable` for a host that is
 *   not allowed.
 */
export function assertFetchable(url: URL, policy: FetchPolicy): void {
  if (url.protocol === 'http:' && !policy.allowHttp) {
    throw new PlatenError(
      'source_scheme',
      'A source must use "https:"; "http:" is not allowed here.',
    )
  }
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (policy.ports.length > 0 && !policy.ports.includes(port)) {
    throw new PlatenError(
      'source_port',
      `Port ${port} of "${url.hostname}" is not allowed; sources are fetched from ports ${policy.ports.join(' and ')}.`,
    )
  }
  const problem = problemOfHost(hostnameOf(url), policy)
  if (problem !== undefined) throw sourceUnreachable(url.hostname, new Error(problem))
}

/** The host without the brackets of an IPv6 literal and without the root's trailing dots. */
function hostnameOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '')
}

/** Whether a connection to this address may be made. */
export function isAddressAllowed(address: string, hostname: string, policy: FetchPolicy): boolean {
  return isPublicAddress(address) || policy.allowAddress?.(address, hostname) === true
}

function problemOfHost(hostname: string, policy: FetchPolicy): string | undefined {
  if (policy.hosts !== undefined && !policy.hosts.some((entry) => matches(hostname, entry))) {
    return 'The host is not on the list of allowed hosts.'
  }
  if (policy.deniedHosts?.some((entry) => matches(hostname, entry))) {
    return 'The host is on the list of denied hosts.'
  }
  if (isIP(hostname) !== 0) {
    return isAddressAllowed(hostname, hostname, policy) ? undefined : 'The address is not public.'
  }
  return hostname === '' || PRIVATE_NAME.test(hostname) ? 'The name is private.' : undefined
}

function matches(hostname: string, entry: string): boolean {
  return entry.startsWith('*.') ? hostname.endsWith(entry.slice(1)) : hostname === entry
}
