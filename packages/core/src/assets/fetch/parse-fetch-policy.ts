import { domainToASCII } from 'node:url'
import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import { DEFAULT_FETCH_POLICY, type FetchPolicy } from './fetch-policy.ts'

/** A host name or an IPv4 address, or `*.` and a name; IPv6 stands in no list. */
const HOST = /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/

/**
 * Completes the option `network`, its hosts in the spelling of URLs.
 *
 * @throws {PlatenError} `invalid_host` for an entry that could never match, such as an address: a list
 *   that denies nothing is noticed too late.
 */
export function parseFetchPolicy(options: Partial<FetchPolicy>): FetchPolicy {
  const { hosts, deniedHosts } = options
  return {
    ...DEFAULT_FETCH_POLICY,
    ...options,
    hosts: hosts?.map((entry) => parseHost(entry, 'hosts')),
    deniedHosts: deniedHosts?.map((entry) => parseHost(entry, 'deniedHosts')),
  }
}

function parseHost(entry: string, list: 'hosts' | 'deniedHosts'): string {
  const [, star = '', name = ''] = /^(\*\.)?(.*)$/s.exec(entry) ?? []
  // The function reads as far as it can, and would take a name out of an address.
  const host = star + (/[/\\:?#@%]/.test(name) ? '' : domainToASCII(name))
  if (HOST.test(host)) return host
  throw new PlatenError(
    'invalid_host',
    `"network.${list}" holds ${quote(entry)}, but takes hosts such as "cdn.example.com" or "*.example.com".`,
    { pointer: `/network/${list}` },
  )
}
