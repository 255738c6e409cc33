import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6

/**
 * Reads an address in its usual spelling; undefined for anything else.
 *
 * An IPv4-mapped IPv6 address becomes the IPv4 address that it carries: a dual-stack socket shows
 * 10.1.2.3 as ::ffff:10.1.2.3. A zone (`%eth0`) is dropped: it names an interface of this machine.
 */
export function findIpAddress(text: string): IpAddress | undefined {
  const [address = ''] = text.split('%', 1)
  // Before ipaddr.js, which reads octal, hexadecimal and shortened IPv4 as well.
  return isIP(address) === 0 ? undefined : ipaddr.process(address)
}
