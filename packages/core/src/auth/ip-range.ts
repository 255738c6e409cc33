import ipaddr from 'ipaddr.js'
import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import { findIpAddress, type IpAddress } from './ip-address.ts'

/** All addresses that share their first `bits` with `network`. */
interface IpRange {
  readonly network: IpAddress
  readonly bits: number
}

/** In an IPv4-mapped IPv6 range these bits say that an IPv4 address follows. */
const MAPPED_BITS = 96

/**
 * Reads an address or a CIDR range and gives its canonical text: `10.1.2.3/8` is `10.0.0.0/8`, a
 * single address has `/32` or `/128`, an IPv4-mapped IPv6 range is one of IPv4.
 *
 * @param pointer Where the text stands in the document of the caller.
 * @throws {PlatenError} `invalid_ip_range`.
 */
export function parseIpRange(text: string, pointer?: string): string {
  const range = findRange(text.trim())
  if (range === undefined) {
    throw new PlatenError(
      'invalid_ip_range',
      `${quote(text)} is no IP range; write an address or CIDR, such as "203.0.113.7" or "10.0.0.0/8".`,
      { pointer },
    )
  }
  return `${range.network.toString()}/${range.bits}`
}

/** Whether an address lies in one of the ranges. What cannot be read lies in none. */
export function isIpInRanges(ip: string, ranges: readonly string[]): boolean {
  const address = findIpAddress(ip)
  return (
    address !== undefined &&
    ranges.some((text) => {
      const range = findRange(text)
      return range !== undefined && includes(range, address)
    })
  )
}

/** Whether every address of a range lies in one of the others. */
export function isRangeWithin(range: string, others: readonly string[]): boolean {
  const inner = findRange(range)
  return (
    inner !== undefined &&
    others.some((text) => {
      const outer = findRange(text)
      return outer !== undefined && outer.bits <= inner.bits && includes(outer, inner.network)
    })
  )
}

function findRange(text: string): IpRange | undefined {
  const [, host = '', digits] = /^([0-9A-Fa-f.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const address = findIpAddress(host)
  if (address === undefined) return undefined
  const whole = address instanceof ipaddr.IPv4 ? 32 : 128
  // A mapped address has lost its first 96 bits; the prefix was counted with them.
  const lost = whole === 32 && host.includes(':') ? MAPPED_BITS : 0
  const bits = digits === undefined ? whole : Number(digits) - lost
  if (bits < 0 || bits > whole) return undefined
  return { network: cutToNetwork(address, bits), bits }
}

function cutToNetwork(address: IpAddress, bits: number): IpAddress {
  const cidr = `${address.toString()}/${bits}`
  return address instanceof ipaddr.IPv4
    ? ipaddr.IPv4.networkAddressFromCIDR(cidr)
    : ipaddr.IPv6.networkAddressFromCIDR(cidr)
}

function includes({ network, bits }: IpRange, address: IpAddress): boolean {
  if (network instanceof ipaddr.IPv4) {
    return address instanceof ipaddr.IPv4 && address.match(network, bits)
  }
  return address instanceof ipaddr.IPv6 && address.match(network, bits)
}
