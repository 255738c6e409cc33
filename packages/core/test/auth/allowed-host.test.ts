import { ALLOWED_HOSTS, EVIL, EXAMPLE, HOST_CASES, type HostHeaders } from '@platen/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileHostPolicy, judgeHosts } from '../../src/auth/allowed-host.ts'
import { authorize } from '../../src/auth/authorize.ts'
import { KEY_TYPES } from '../../src/ports/api-key-record.ts'
import { keyGrant } from './grants.ts'

const POLICY = compileHostPolicy(ALLOWED_HOSTS)

/** `allow`, or the code of the refusal. */
function judge({ origin, referer }: HostHeaders, policy = POLICY): string {
  return judgeHosts(policy, { origin, referer }).denied?.code ?? 'allow'
}

describe('judgeHosts', () => {
  test.each(HOST_CASES)('%s', (_why, requests, outcome) => {
    for (const request of requests) expect([request, judge(request)]).toEqual([request, outcome])
  })

  test('H34: an empty list allows nobody', () => {
    const nobody = compileHostPolicy([])
    const header = fc.option(fc.oneof(fc.string(), fc.constantFrom('null', EXAMPLE, EVIL)), {
      nil: undefined,
    })
    fc.assert(
      fc.property(header, header, (origin, referer) => {
        expect(judge({ origin, referer }, nobody)).toBe('no_allowed_hosts')
      }),
    )
  })

  test('H35: no header but Origin and Referer is looked at', () => {
    const headers = {
      origin: undefined,
      referer: EXAMPLE,
      'x-forwarded-host': 'evil.net',
      host: 'evil.net',
    }
    expect(judgeHosts(POLICY, headers).denied).toBeUndefined()
    const granting = {
      origin: undefined,
      referer: undefined,
      'x-forwarded-host': 'example.com',
      host: 'example.com',
    }
    expect(judgeHosts(POLICY, granting).denied?.code).toBe('source_missing')
  })

  test('H37: only get keys are checked', () => {
    const page = {
      policy: compileHostPolicy([]),
      headers: { origin: undefined, referer: undefined },
    }
    for (const type of KEY_TYPES.filter((name) => name !== 'get')) {
      const grant = keyGrant({ type, templateIds: type === 'project' ? ['tmpl_1'] : undefined })
      expect(authorize(grant, 'render:fetch', { page }).allowed).toBe(true)
    }
  })

  test.each<[why: string, organisation: string, key: string, referer: string, outcome: string]>([
    [
      'H38: a key cannot widen',
      'example.com',
      'a.example.com',
      'https://a.example.com/',
      'host_not_allowed',
    ],
    [
      'H38: nor does it keep what it leaves out',
      'example.com',
      'a.example.com',
      EXAMPLE,
      'host_not_allowed',
    ],
    [
      'H38: it narrows a wildcard',
      '*.example.com',
      'a.example.com',
      'https://a.example.com/',
      'allow',
    ],
    [
      'H38: to what it names',
      '*.example.com',
      'a.example.com',
      'https://b.example.com/',
      'host_not_allowed',
    ],
    [
      'a wildcard of the key within one entry',
      'a.example.com',
      '*.example.com',
      'https://a.example.com/',
      'allow',
    ],
  ])('%s', (_why, organisation, key, referer, outcome) => {
    expect(judge({ referer }, compileHostPolicy([organisation], [key]))).toBe(outcome)
  })

  test('a key with an empty list of its own allows nobody', () => {
    expect(judge({ referer: EXAMPLE }, compileHostPolicy(['example.com'], []))).toBe(
      'host_not_allowed',
    )
  })

  test('a stored entry that cannot be read any more matches nothing and stops nothing', () => {
    const policy = compileHostPolicy(['*', 'no host', 'example.com'])
    expect(judge({ referer: EXAMPLE }, policy)).toBe('allow')
    expect(judge({ referer: EVIL }, policy)).toBe('host_not_allowed')
  })

  test.each([
    ['https://evil.net/a', 'evil.net'],
    ['http://evil.net:80/', 'evil.net'],
    ['https://evil.net:8443/', 'evil.net:8443'],
    ['http://[::1]:3000/', '[::1]:3000'],
  ])('what was refused is told as an entry that lets it in: %s', (referer, entry) => {
    const { refusedHost } = judgeHosts(POLICY, { origin: undefined, referer })
    expect(refusedHost).toBe(entry)
    expect(judge({ referer }, compileHostPolicy([entry]))).toBe('allow')
  })
})
