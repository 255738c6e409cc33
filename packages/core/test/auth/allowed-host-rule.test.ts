import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileHostPolicy, judgeHosts } from '../../src/auth/allowed-host.ts'
import { parseAllowedHostRule, writeAllowedHostRule } from '../../src/auth/allowed-host-rule.ts'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { faultOf } from './fault-of.ts'

const canonical = (entry: string) => writeAllowedHostRule(parseAllowedHostRule(entry))

describe('parseAllowedHostRule', () => {
  test.each([
    ['a host', 'example.com', 'example.com'],
    ['capitals', 'EXAMPLE.com', 'example.com'],
    ['the dot of the DNS root', 'example.com.', 'example.com'],
    ['an origin', 'https://example.com', 'https://example.com'],
    ['an origin copied from the address bar', 'https://example.com/', 'https://example.com'],
    ['an origin with its default port', 'https://example.com:443', 'https://example.com'],
    ['an http origin with its default port', 'HTTP://example.com:80', 'http://example.com'],
    ['an origin with another port', 'https://example.com:8443', 'https://example.com:8443'],
    ['an origin with any port', 'https://example.com:*', 'https://example.com:*'],
    ['a wildcard', '*.example.com', '*.example.com'],
    ['a wildcard origin', 'https://*.example.com', 'https://*.example.com'],
    ['a wildcard with a port', '*.example.com:8080', '*.example.com:8080'],
    ['a port', 'example.com:443', 'example.com:443'],
    ['a port with a zero before it', 'example.com:0443', 'example.com:443'],
    ['any port, which a bare host has anyway', 'example.com:*', 'example.com'],
    ['a single label', 'localhost', 'localhost'],
    ['a single label and a port', 'localhost:3000', 'localhost:3000'],
    ['an IPv4 origin', 'http://127.0.0.1:5173', 'http://127.0.0.1:5173'],
    ['an IPv6 address and a port', '[::1]:3000', '[::1]:3000'],
    ['an IPv6 address at length', '[2001:DB8:0:0:0:0:0:1]', '[2001:db8::1]'],
    ['an international name', 'bücher.de', 'xn--bcher-kva.de'],
    ['its punycode', 'xn--bcher-kva.de', 'xn--bcher-kva.de'],
    ['an underscore', 'a_b.example.com', 'a_b.example.com'],
    ['spaces around it', '  example.com  ', 'example.com'],
    ['63 characters in a label', `${'a'.repeat(63)}.com`, `${'a'.repeat(63)}.com`],
  ])('takes %s', (_why, entry, text) => {
    expect(canonical(entry)).toBe(text)
  })

  test.each([
    ['everything', '*', /"\*"/],
    ['a wildcard on a top-level domain', '*.com', /two labels/],
    ['two stars', '**.example.com', /"\*"/],
    ['a star inside a label', '*example.com', /"\*"/],
    ['a star amid a label', 'ex*mple.com', /"\*"/],
    ['a star at the end', 'example.*', /"\*"/],
    ['a star amid the labels', 'www.*.example.com', /"\*"/],
    ['two wildcards', '*.*.example.com', /"\*"/],
    ['a path', 'example.com/path', /path/],
    ['a path on an origin', 'https://example.com/path', /path/],
    ['a query', 'example.com?x', /path/],
    ['a fragment', 'example.com#x', /path/],
    ['a port beyond the last', 'example.com:99999', /port/],
    ['port 0', 'example.com:0', /port/],
    ['a port with letters', 'example.com:http', /port/],
    ['no port after the colon', 'example.com:', /port/],
    ['a bare IPv6 address', '2001:db8::1', /brackets/],
    ['a wildcard on an address', '*.10.0.0.1', /IP address/],
    ['a wildcard on an IPv6 address', '*.[::1]', /IP address/],
    ['a user', 'user@example.com', /user/],
    ['another scheme', 'ftp://example.com', /http/],
    ['a file', 'file://', /http/],
    ['a scheme and no host', 'https://', /no host/],
    ['nothing', '', /empty/],
    ['spaces', '   ', /empty/],
    ['a space inside', 'exa mple.com', /space/],
    ['a line break inside', 'example.com\nevil.net', /space/],
    ['a backslash', 'example.com\\.evil.net', /backslash/],
    ['an empty label', 'example..com', /no host/],
    ['two dots at the end', 'example.com..', /no host/],
    ['a hyphen at the start', '-bad.com', /no host/],
    ['a hyphen at the end', 'bad-.com', /no host/],
    ['what a header says when it names nobody', 'null', /no host/],
    ['the same as a host of an origin', 'https://null', /no host/],
    ['a percent escape', 'ex%61mple.com', /no host/],
    ['an IPv4 address in an odd spelling', '0x7f.0.0.1', /no host/],
    ['an IPv4 address as one number', '2130706433', /no host/],
    ['a number as the last label', 'example.1', /no host/],
    ['64 characters in a label', `${'a'.repeat(64)}.com`, /no host/],
    ['254 characters', `${'a.'.repeat(125)}abcd`, /no host/],
    ['broken punycode', 'xn--a.example', /no host/],
    ['a zone in an IPv6 address', '[fe80::1%25eth0]', /no host/],
    ['an open bracket', '[::1', /port/],
    ['a megabyte', 'a'.repeat(1_000_000), /no host/],
  ])('refuses %s', async (_why, entry, reason) => {
    const fault = await faultOf(() => parseAllowedHostRule(entry))
    expect(fault).toMatchObject({ code: 'invalid_host', status: 400 })
    expect(fault.message).toMatch(reason)
  })

  const label = fc.stringMatching(/^[a-z0-9_](?:[a-z0-9_-]{0,8}[a-z0-9_])?$/)
  const host = fc
    .tuple(label, label, fc.constantFrom('com', 'net', 'de'))
    .map((labels) => labels.join('.'))
  const entries = fc
    .tuple(
      fc.constantFrom('', 'http://', 'https://', 'HTTPS://'),
      fc.constantFrom('', '*.'),
      host,
      fc.oneof(
        fc.constantFrom('', ':*', ':80', ':443'),
        fc.integer({ min: 1, max: 65_535 }).map((port) => `:${port}`),
      ),
      fc.constantFrom('', '/'),
    )
    .map((parts) => parts.join(''))

  test('the canonical form is stable, and means the same rule', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const rule = parseAllowedHostRule(entry)
        expect(parseAllowedHostRule(writeAllowedHostRule(rule))).toEqual(rule)
        expect(canonical(canonical(entry))).toBe(canonical(entry))
      }),
    )
  })

  /** Letters that entries are made of, and those that are taken for others. */
  const hostText = fc.string({ unit: fc.constantFrom(...'aexmplE.-_:/?#@[]%\\*0178 ü。ｅа') })

  test('any text is an entry or refused, and an accepted one is stable', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), hostText), (entry) => {
        let text: string
        try {
          text = canonical(entry)
        } catch (error) {
          expect(isPlatenError(error)).toBe(true)
          return
        }
        expect(canonical(text)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('a page on an entry’s own host and port is let in by it', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const { scheme = 'https', host: name, port, wildcard } = parseAllowedHostRule(entry)
        const referer = `${scheme}://${wildcard ? 'sub.' : ''}${name}:${port ?? 8080}/`
        // Browsers leave the default port out; both spellings count.
        expect(
          judgeHosts(compileHostPolicy([entry]), { origin: undefined, referer }).denied,
        ).toBeUndefined()
      }),
    )
  })
})
