import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isIpInRanges, isRangeWithin, parseIpRange } from '../../src/auth/ip-range.ts'
import { faultOf } from './fault-of.ts'

describe('parseIpRange', () => {
  test.each([
    ['an address', '203.0.113.7', '203.0.113.7/32'],
    ['a range', '10.0.0.0/8', '10.0.0.0/8'],
    ['a range written from an address in it', '10.1.2.3/8', '10.0.0.0/8'],
    ['everywhere', '0.0.0.0/0', '0.0.0.0/0'],
    ['an IPv6 address', '2001:DB8:0::1', '2001:db8::1/128'],
    ['an IPv6 range', '2001:db8:1:2:3::/56', '2001:db8:1::/56'],
    ['K7: an IPv4 address in IPv6', '::ffff:10.1.2.3', '10.1.2.3/32'],
    ['K7: an IPv4 range in IPv6', '::ffff:10.0.0.0/104', '10.0.0.0/8'],
    ['spaces around it', ' 10.0.0.0/8 ', '10.0.0.0/8'],
  ])('reads %s', (_why, text, canonical) => {
    expect(parseIpRange(text)).toBe(canonical)
    expect(parseIpRange(canonical)).toBe(canonical)
  })

  test.each([
    ['nothing', ''],
    ['a name', 'example.com'],
    ['too long a prefix', '10.0.0.0/33'],
    ['too long a prefix of IPv6', '::/129'],
    ['no prefix', '10.0.0.0/'],
    ['a negative prefix', '10.0.0.0/-1'],
    ['a mask', '10.0.0.0/255.0.0.0'],
    ['a shortened address', '10.1/16'],
    ['octal, which ipaddr.js takes', '010.0.0.1'],
    ['hexadecimal, which ipaddr.js takes', '0x0a.0.0.1'],
    ['one number, which ipaddr.js takes', '167772161'],
    ['a zone', 'fe80::1%eth0/64'],
    ['a port', '10.0.0.1:80'],
    ['more of IPv6 than IPv4 has', '::ffff:10.0.0.0/64'],
    ['a list', '10.0.0.1,10.0.0.2'],
  ])('refuses %s', async (_why, text) => {
    const fault = await faultOf(() => parseIpRange(text, '/ipAllow/0'))
    expect(fault).toMatchObject({ code: 'invalid_ip_range', status: 400, pointer: '/ipAllow/0' })
  })
})

describe('isIpInRanges', () => {
  test.each<[why: string, ip: string, ranges: readonly string[], inside: boolean]>([
    ['K7: an address of a range', '10.1.2.3', ['10.0.0.0/8'], true],
    ['K7: the same as a dual-stack socket shows it', '::ffff:10.1.2.3', ['10.0.0.0/8'], true],
    ['K7: the same in hexadecimal', '::ffff:0a01:0203', ['10.0.0.0/8'], true],
    ['an address beyond it', '11.0.0.1', ['10.0.0.0/8'], false],
    ['the last of several', '11.0.0.1', ['10.0.0.0/8', '11.0.0.1/32'], true],
    ['IPv6', '2001:db8::5', ['2001:db8::/32'], true],
    ['another IPv6', '2001:db9::5', ['2001:db8::/32'], false],
    ['IPv4 in a range of IPv6', '10.0.0.1', ['::/0'], false],
    ['IPv6 in a range of IPv4', '2001:db8::5', ['0.0.0.0/0'], false],
    ['an address with a zone', 'fe80::1%eth0', ['fe80::/10'], true],
    ['no ranges', '10.0.0.1', [], false],
    ['what is no address', 'unknown', ['0.0.0.0/0', '::/0'], false],
    ['nothing', '', ['0.0.0.0/0', '::/0'], false],
    ['a range that cannot be read', '10.0.0.1', ['nonsense', '10.0.0.0/33'], false],
  ])('%s', (_why, ip, ranges, inside) => {
    expect(isIpInRanges(ip, ranges)).toBe(inside)
  })

  const toText = (address: number) =>
    [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')
  const addresses = fc.integer({ min: 0, max: 0xffffffff })

  test('agrees with the bits of the addresses', () => {
    fc.assert(
      fc.property(
        addresses,
        addresses,
        fc.integer({ min: 0, max: 32 }),
        fc.boolean(),
        (a, b, bits, near) => {
          // Random addresses share few bits; half of the time the second is made to share most.
          const other = near ? (a ^ (b & 0xff)) >>> 0 : b
          const size = 2 ** (32 - bits)
          const inside = Math.floor(a / size) === Math.floor(other / size)
          expect(isIpInRanges(toText(other), [`${toText(a)}/${bits}`])).toBe(inside)
          expect(isIpInRanges(`::ffff:${toText(other)}`, [`${toText(a)}/${bits}`])).toBe(inside)
        },
      ),
    )
  })
})

describe('isRangeWithin', () => {
  test.each<[why: string, range: string, others: readonly string[], within: boolean]>([
    ['a smaller range', '10.1.0.0/16', ['10.0.0.0/8'], true],
    ['the same', '10.0.0.0/8', ['10.0.0.0/8'], true],
    ['a larger one', '10.0.0.0/7', ['10.0.0.0/8'], false],
    ['another', '11.0.0.0/16', ['10.0.0.0/8'], false],
    ['everything', '0.0.0.0/0', ['10.0.0.0/8'], false],
    ['another family', '::/0', ['0.0.0.0/0'], false],
    ['what cannot be read', 'nonsense', ['0.0.0.0/0'], false],
  ])('%s', (_why, range, others, within) => {
    expect(isRangeWithin(range, others)).toBe(within)
  })
})
