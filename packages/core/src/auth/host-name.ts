import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'

export interface HostName {
  /** Lower case, punycode, no dot at the end; IPv6 compressed, in brackets. */
  readonly host: string
  /** An IP address, which has no sub-domains. */
  readonly isAddress: boolean
}

/** With the underscore, which DNS knows and browsers take, though RFC 952 did not. */
const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/

/** RFC 1035 section 2.3.4. */
const MAX_LENGTH = 253

/**
 * Brings a host without its port into the one form in which hosts are compared: undefined for what
 * is none.
 *
 * One dot at the end is dropped: `example.com.` is the same host. Odd spellings of IPv4 addresses
 * (`0xcb.0.113.7`, `3405803783`) and percent escapes are refused rather than understood.
 */
export function findHostName(text: string): HostName | undefined {
  const name = text.toLowerCase().replace(/\.$/, '')
  return name.startsWith('[') ? findIpv6(name) : findName(name)
}

function findIpv6(bracketed: string): HostName | undefined {
  if (!bracketed.endsWith(']') || isIP(bracketed.slice(1, -1)) !== 6) return undefined
  if (!URL.canParse(`http://${bracketed}/`)) return undefined
  return { host: new URL(`http://${bracketed}/`).hostname, isAddress: true }
}

function findName(name: string): HostName | undefined {
  // First, because Node's domainToASCII undoes percent escapes.
  if (name.length > MAX_LENGTH || /[^a-z0-9._\u0080-\u{10ffff}-]/u.test(name)) return undefined
  const host = domainToASCII(name)
  if (isIP(host) === 4) return host === name ? { host, isAddress: true } : undefined
  if (host.length > MAX_LENGTH) return undefined
  return host.split('.').every((label) => LABEL.test(label))
    ? { host, isAddress: false }
    : undefined
}
