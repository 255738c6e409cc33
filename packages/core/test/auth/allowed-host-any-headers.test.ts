import { ALLOWED_HOSTS, type HostHeaders } from '@platen/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileHostPolicy, judgeHosts } from '../../src/auth/allowed-host.ts'

const POLICY = compileHostPolicy(ALLOWED_HOSTS)

/** `allow`, or the code of the refusal. */
function judge({ origin, referer }: HostHeaders, policy = POLICY): string {
  return judgeHosts(policy, { origin, referer }).denied?.code ?? 'allow'
}

describe('whatever the headers hold', () => {
  /** Letters that hosts are made of, and those that are taken for others. */
  const hostText = fc.string({ unit: fc.constantFrom(...'aexmplE.-_:/?#@[]%\\*0178 ü。ｅа') })

  const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,10}[a-z0-9])?$/)
  const name = fc
    .tuple(label, label, fc.constantFrom('com', 'net', 'example'))
    .map((labels) => labels.join('.'))

  test('only a host of the list itself passes a bare rule', () => {
    fc.assert(
      fc.property(name, fc.string(), fc.string(), (host, before, after) => {
        const policy = compileHostPolicy([host])
        for (const referer of [
          `https://${before}${host}${after}`,
          `https://${before}.${host}/${after}`,
        ]) {
          if (judge({ referer }, policy) !== 'allow') continue
          expect(new URL(referer).hostname.replace(/\.$/, '')).toBe(host)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a wildcard lets every sub-domain in and its own name out', () => {
    fc.assert(
      fc.property(name, label, (host, sub) => {
        const policy = compileHostPolicy([`*.${host}`])
        expect(judge({ referer: `https://${sub}.${host}/` }, policy)).toBe('allow')
        expect(judge({ referer: `https://${host}/` }, policy)).toBe('host_not_allowed')
        expect(judge({ referer: `https://${sub}${host}/` }, policy)).toBe('host_not_allowed')
      }),
    )
  })

  test('two headers are never laxer than each alone, unless the other names nobody', () => {
    const header = fc.constantFrom(
      'https://example.com',
      'https://evil.net',
      'nonsense',
      'https://x.app.example.com',
    )
    fc.assert(
      fc.property(header, header, (origin, referer) => {
        const both = judge({ origin, referer })
        if (both === 'allow')
          expect([judge({ origin }), judge({ referer })]).toEqual(['allow', 'allow'])
      }),
    )
  })

  test('it decides and never throws', () => {
    const header = fc.option(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        hostText.map((text) => `https://${text}`),
      ),
      { nil: undefined },
    )
    fc.assert(
      fc.property(header, header, (origin, referer) => {
        expect(judge({ origin, referer })).toMatch(
          /^(?:allow|source_missing|source_malformed|host_not_allowed)$/,
        )
      }),
      { numRuns: 500 },
    )
  })
})
