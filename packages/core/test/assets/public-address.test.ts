import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPublicAddress } from '../../src/assets/public-address.ts'

/** Blocks of the IANA IPv4 special-purpose registry, with multicast and the future class E. */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Azure WireServer: in no registry, and no part of the internet.
  '168.63.129.16/32',
]

/** Blocks of the IANA IPv6 special-purpose registry inside 2000::/3; all outside of it is refused. */
const SPECIAL_IPV6: readonly (readonly [prefix: bigint, bits: number])[] = [
  [0x2001_0000n << 96n, 23],
  [0x2001_0db8n << 96n, 32],
  [0x2002n << 112n, 16],
  [0x2620_004f_8000n << 80n, 48],
  [0x3fffn << 112n, 20],
]

function ipv4Number(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** Bit masks only, no library: what the registries say. */
function oracleIpv4(address: number): boolean {
  return !SPECIAL_IPV4.some((block) => {
    const [base = '', bits = '32'] = block.split('/')
    const size = 2 ** (32 - Number(bits))
    return Math.floor(address / size) === Math.floor(ipv4Number(base) / size)
  })
}

function oracleIpv6(address: bigint): boolean {
  if (address >> 125n !== 1n) return false
  const isSpecial = SPECIAL_IPV6.some(
    ([prefix, bits]) => (address ^ prefix) >> BigInt(128 - bits) === 0n,
  )
  const isIsatap = ((address >> 32n) & 0xfdff_ffffn) === 0x5efen
  return !isSpecial && (!isIsatap || oracleIpv4(Number(address & 0xffff_ffffn)))
}

function ipv4Text(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}

function ipv6Text(address: bigint): string {
  return (address.toString(16).padStart(32, '0').match(/.{4}/g) ?? []).join(':')
}

const bit = (at: number) => (1n << BigInt(at)) - 1n

/** Addresses near the edges of the blocks, where a wrong mask shows, and anywhere. */
const ipv4 = fc.oneof(
  fc.nat(0xffff_ffff),
  fc
    .tuple(fc.constantFrom(...SPECIAL_IPV4), fc.integer({ min: -2, max: 2 }), fc.boolean())
    .map(([block, by, atEnd]) => {
      const [base = '', bits = '32'] = block.split('/')
      const edge = ipv4Number(base) + (atEnd ? 2 ** (32 - Number(bits)) : 0)
      return Math.min(0xffff_ffff, Math.max(0, edge + by))
    }),
)

const ipv6 = fc.oneof(
  fc.bigInt({ min: 0n, max: bit(128) }),
  fc.bigInt({ min: 1n << 125n, max: (1n << 126n) - 1n }),
  fc
    .tuple(fc.constantFrom(...SPECIAL_IPV6), fc.bigInt({ min: -2n, max: 2n }), fc.boolean())
    .map(([[prefix, bits], by, atEnd]) => prefix + (atEnd ? 1n << BigInt(128 - bits) : 0n) + by),
  fc
    .tuple(fc.bigInt({ min: 0x2400n << 48n, max: 0x2fffn << 48n }), fc.boolean(), ipv4)
    .map(
      ([network, isUniversal, inner]) =>
        (network << 64n) | (isUniversal ? 0x0200_5efen << 32n : 0x5efen << 32n) | BigInt(inner),
    ),
)

describe('isPublicAddress', () => {
  test.each([
    ['a public resolver', '8.8.8.8', true],
    ['U1 loopback', '127.0.0.1', false],
    ['U1 the far end of loopback', '127.255.255.254', false],
    ['U6 this network', '0.0.0.0', false],
    ['U21 link local, where clouds keep metadata', '169.254.169.254', false],
    ['U23 carrier-grade NAT, where one cloud keeps metadata', '100.100.100.200', false],
    ['U24 Azure WireServer', '168.63.129.16', false],
    ['the neighbour of Azure WireServer', '168.63.129.17', true],
    ['private, class A', '10.0.0.5', false],
    ['private, class B', '172.31.255.255', false],
    ['just after private, class B', '172.32.0.0', true],
    ['private, class C', '192.168.1.1', false],
    ['benchmarking', '198.19.255.255', false],
    ['documentation', '203.0.113.7', false],
    ['multicast', '224.0.0.1', false],
    ['broadcast', '255.255.255.255', false],
    ['a public resolver, IPv6', '2606:4700:4700::1111', true],
    ['U9 loopback, IPv6', '::1', false],
    ['U10 unspecified', '::', false],
    ['U11 IPv4-mapped', '::ffff:127.0.0.1', false],
    ['IPv4-mapped of a public address', '::ffff:8.8.8.8', false],
    ['U12 IPv4-compatible', '::127.0.0.1', false],
    ['U13 IPv4-translated', '::ffff:0:7f00:1', false],
    ['U14 NAT64', '64:ff9b::7f00:1', false],
    ['U15 NAT64, local use', '64:ff9b:1::a9fe:a9fe', false],
    ['U16 6to4', '2002:7f00:1::', false],
    ['U17 Teredo', '2001::80ff:fffe', false],
    ['U18 link local, IPv6', 'fe80::1', false],
    ['link local with a zone', 'fe80::1%eth0', false],
    ['a global address with a zone', '2606:4700::1%eth0', false],
    ['U19 unique local, where one cloud keeps metadata', 'fd00:ec2::254', false],
    ['U20 ISATAP to a private address', '2606:4700::5efe:a00:1', false],
    ['ISATAP, universal bit, to a private address', '2606:4700::200:5efe:a00:1', false],
    ['ISATAP to a public address', '2606:4700::5efe:808:808', true],
    ['site local, deprecated', 'fec0::1', false],
    ['multicast, IPv6', 'ff02::1', false],
    ['documentation, IPv6', '2001:db8::1', false],
    ['documentation, the newer block', '3fff:fff::1', false],
    ['ORCHID', '2001:20::1', false],
    ['discard only', '100::1', false],
    ['segment routing', '5f00::1', false],
    ['outside global unicast', '4000::1', false],
    ['a name', 'example.com', false],
    ['a short form, which no resolver gives', '127.1', false],
    ['empty', '', false],
  ])('%s: %s -> %s', (_why, address, expected) => {
    expect(isPublicAddress(address)).toBe(expected)
  })

  test('agrees with the registries for any IPv4 address', () => {
    fc.assert(
      fc.property(ipv4, (address) => isPublicAddress(ipv4Text(address)) === oracleIpv4(address)),
      { numRuns: 3_000 },
    )
  })

  test('agrees with the registries for any IPv6 address', () => {
    fc.assert(
      fc.property(ipv6, (address) => isPublicAddress(ipv6Text(address)) === oracleIpv6(address)),
      { numRuns: 3_000 },
    )
  })

  test('an IPv4 address inside any transition prefix is refused, public or not', () => {
    const embeddings: readonly ((address: bigint) => bigint)[] = [
      (address) => address,
      (address) => (0xffffn << 32n) | address,
      (address) => (0xffff_0000n << 32n) | address,
      (address) => (0x64_ff9bn << 96n) | address,
      (address) => (0x2002n << 112n) | (address << 80n),
      (address) => (0x2001_0000n << 96n) | (address ^ 0xffff_ffffn),
    ]
    fc.assert(
      fc.property(ipv4, fc.constantFrom(...embeddings), (address, embed) => {
        expect(isPublicAddress(ipv6Text(embed(BigInt(address))))).toBe(false)
      }),
    )
  })
})
