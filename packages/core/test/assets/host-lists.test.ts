import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FetchPolicy } from '../../src/assets/fetch/fetch-policy.ts'
import { createGuardedFetch, type GuardedFetch } from '../../src/assets/guarded-fetch.ts'
import { failureOf } from './failure-of.ts'
import { type FakeNames, fakeNames } from './fake-names.ts'
import { HOSTILE_ANSWERS, PICTURE } from './hostile-answers.ts'

let origin: FakeOrigin
let names: FakeNames
let fetcher: GuardedFetch

function fetcherWith(policy: Partial<FetchPolicy>): GuardedFetch {
  const { lookup } = names
  return createGuardedFetch({ ports: [], lookup, allowAddress: () => true, ...policy })
}

const read = async (url: URL) => {
  const { signal } = new AbortController()
  return (await fetcher.read(url, { maxBytes: 1_000, signal })).bytes
}

beforeAll(async () => {
  origin = await startFakeOrigin(HOSTILE_ANSWERS)
})
afterAll(() => origin.close())
beforeEach(() => {
  names = fakeNames({ 'origin.test': [['127.0.0.1']], 'private.test': [['127.0.0.1']] })
  fetcher = fetcherWith({})
})
afterEach(() => fetcher.close())

describe('lists of hosts', () => {
  test.each([
    ['the host itself', 'origin.test', true],
    ['in capitals', 'ORIGIN.test', true],
    ['a wildcard for what is below', '*.test', true],
    ['a wildcard of the host itself', '*.origin.test', false],
    ['a look-alike ending', 'in.test', false],
    ['another host', 'cdn.test', false],
  ])('a list of hosts with %s (%s)', async (_why, entry, isAllowed) => {
    fetcher = fetcherWith({ hosts: [entry] })
    const work = read(origin.url('/ok'))
    if (isAllowed) expect(Buffer.from(await work)).toEqual(PICTURE)
    else expect((await failureOf(work)).code).toBe('source_unreachable')
  })

  test.each([
    ['the host itself', 'origin.test', false],
    ['what is below another', '*.origin.test', true],
    ['everything below its parent', '*.test', false],
    ['another host', 'cdn.test', true],
  ])('a list of denied hosts with %s (%s)', async (_why, entry, isAllowed) => {
    fetcher = fetcherWith({ hosts: ['origin.test'], deniedHosts: [entry] })
    const before = origin.hits.length
    const work = read(origin.url('/ok'))
    if (isAllowed) expect(Buffer.from(await work)).toEqual(PICTURE)
    else expect((await failureOf(work)).code).toBe('source_unreachable')
    expect(origin.hits.length - before).toBe(isAllowed ? 1 : 0)
  })

  test('a denied host is refused at the end of a redirect too', async () => {
    fetcher = fetcherWith({ deniedHosts: ['private.test'] })
    expect((await failureOf(read(origin.url('/to-private-name')))).code).toBe('source_redirects')
    expect(names.asked).toEqual(['origin.test'])
  })

  test.each(['https://cdn.example', 'cdn.example/pictures', 'cdn.example:443', '*', '', '[::1]'])(
    'the entry "%s", which could never match, is refused at once',
    (entry) => {
      expect(() => fetcherWith({ deniedHosts: [entry] })).toThrow(
        expect.objectContaining({ code: 'invalid_host', pointer: '/network/deniedHosts' }),
      )
    },
  )
})
