import { describe, expect, test } from 'vitest'
import { compileHostPolicy, type HostPolicy } from '../../src/auth/allowed-host.ts'
import { explainHost } from '../../src/auth/explain-host.ts'

const POLICY = compileHostPolicy(['*.example.com', 'http://localhost:3000'])
const NARROW = compileHostPolicy(['*.example.com'], ['a.example.com'])

describe('explainHost', () => {
  test.each<[why: string, policy: HostPolicy, referer: string | undefined, words: RegExp]>([
    [
      'the entry that lets it in',
      POLICY,
      'https://a.example.com/',
      /https:\/\/a\.example\.com, port 443: the entry "\*\.example\.com" lets it in/,
    ],
    [
      'the port that was meant',
      POLICY,
      'http://localhost:3000/',
      /port 3000: the entry "http:\/\/localhost:3000"/,
    ],
    ['that no entry does', POLICY, 'https://example.com/', /no entry lets it in/],
    ['that the key does not', NARROW, 'https://b.example.com/', /list of the key does not/],
    ['that nothing was sent', POLICY, undefined, /was not sent/],
    ['what is wrong with it', POLICY, 'ftp://example.com/', /is not an http or https URL/],
    [
      'what is wrong with its spelling',
      POLICY,
      'https://ex%61mple.com/',
      /spell its host as browsers do/,
    ],
    ['that it has a user in it', POLICY, 'https://example.com@evil.net/', /has a user name in it/],
  ])('says of a Referer %s', (_why, policy, referer, words) => {
    const explanation = explainHost(policy, { origin: undefined, referer })
    expect(explanation.referer).toMatch(words)
    expect(explanation.origin).toBe('Origin was not sent, so it is no evidence.')
  })

  test('an Origin of null is no evidence, and no fault', () => {
    const { allowed, origin } = explainHost(POLICY, {
      origin: 'null',
      referer: 'https://a.example.com/',
    })
    expect(allowed).toBe(true)
    expect(origin).toMatch(/may not be named/)
  })

  test('a refusal comes with its code and the entry to add', () => {
    expect(
      explainHost(POLICY, { origin: undefined, referer: 'https://new.test:8080/' }),
    ).toMatchObject({
      allowed: false,
      code: 'host_not_allowed',
      suggestion: 'new.test:8080',
    })
  })

  test('what would pass has neither', () => {
    const explanation = explainHost(POLICY, { origin: 'https://a.example.com', referer: undefined })
    expect(explanation).toMatchObject({ allowed: true, code: undefined, suggestion: undefined })
  })
})
