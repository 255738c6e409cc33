import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Public unicast by registry, yet not the internet: Azure's WireServer, which hands out a virtual
 * machine's certificates and answers on every virtual network.
 */
const NOT_INTERNET: ReadonlySet<string> = new Set(['168.63.129.16'])

/** RFC 5214 interface identifier `[02]00:5efe:a.b.c.d`: the tunnel's far end is that IPv4 address. */
const ISATAP = 0x5efe

/**
 * Whether an address may be connected to: global unicast, by the IANA special-purpose registries.
 *
 * Denies by default. For IPv6 only 2000::/3 passes, and of that nothing that carries an IPv4 address
 * (6to4, Teredo) or is set aside; an ISATAP identifier passes only with a public IPv4 address in it.
 * Text that is not an address, and any with a zone, is refused. A NAT64 prefix that a network chose
 * for itself cannot be told from other global addresses: such a network must filter by itself.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false
  const parsed = ipaddr.parse(address)
  return parsed instanceof ipaddr.IPv6 ? isPublicIpv6(parsed) : isPublicIpv4(parsed)
}

function isPublicIpv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && !NOT_INTERNET.has(address.toString())
}

function isPublicIpv6(address: ipaddr.IPv6): boolean {
  const [first = 0, , , , fifth, sixth, seventh = 0, eighth = 0] = address.parts
  if (address.zoneId !== undefined) return false
  if ((first & 0xe000) !== 0x2000 || address.range() !== 'unicast') return false
  if (sixth !== ISATAP || (fifth !== 0 && fifth !== 0x200)) return true
  const tunnelEnd = new ipaddr.IPv4([seventh >> 8, seventh & 255, eighth >> 8, eighth & 255])
  return isPublicIpv4(tunnelEnd)
}
