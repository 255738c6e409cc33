import ipaddr from 'ipaddr.js'
import type { WindowRule } from '../foundation/sliding-window.ts'
import { findIpAddress } from './ip-address.ts'

/** Failed authentications that one client has before it must wait. */
export const FAILURE_RULE: WindowRule = { limit: 60, windowMs: 60_000 }

/**
 * The bits of an IPv6 address that stand for one client. Providers give a customer anything from a
 * /56 to a /64, so that single addresses, and even /64 networks, are for the taking.
 */
const IPV6_CLIENT_BITS = 56

/** What all clients without a readable address share, so that hiding it gains nothing. */
const UNKNOWN = 'unknown'

/**
 * The name under which a client's failed authentications are counted: its IPv4 address, or the /56
 * of its IPv6 address.
 *
 * Ask the limiter with a cost of 0 before a key is looked up, and turn the client away when nothing
 * remains; consume 1 when the answer was 401. So guessing is slowed, while whoever has a good key
 * behind the same address pays nothing for being right.
 */
export function failureBucket(ip: string | undefined): string {
  const address = ip === undefined ? undefined : findIpAddress(ip)
  return `auth-failure:${address === undefined ? UNKNOWN : describeClient(address)}`
}

function describeClient(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  if (address instanceof ipaddr.IPv4) return address.toString()
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${IPV6_CLIENT_BITS}`)
  return `${network.toString()}/${IPV6_CLIENT_BITS}`
}
