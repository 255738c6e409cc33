import { beforeAll, describe, expect, test } from 'vitest'
import {
  bearer,
  expectProblem,
  type HttpAdapterConformanceOptions,
  type TestUser,
  useAdapter,
} from './adapter-world.ts'
import { ALLOWED_HOSTS, EVIL, EXAMPLE, HOST_CASES, type HostHeaders } from './host-requests.ts'
import { buildCard } from './test-card.ts'

type SentHeaders = Readonly<Record<string, string | undefined>>

/** As a client writes it: bytes of UTF-8. Node reads each as one character. */
const toWire = (text: string) => Buffer.from(text).toString('latin1')

/** No header can hold a line break, and spaces around its value are not part of it. */
const fitsHeader = ({ origin = '', referer = '' }: HostHeaders) =>
  [origin, referer].every((text) => text === text.trim() && !/[\r\n]/.test(text))

/** Pages that may show the images of get keys, and those that may not. */
export function hostCases(options: HttpAdapterConformanceOptions): void {
  describe('allowed hosts', () => {
    const world = useAdapter(options)
    let key = ''
    beforeAll(async () => {
      await world.ask('POST', '/templates', { body: { document: buildCard() } })
      const body = { hosts: ALLOWED_HOSTS }
      const listed = await world.ask('PUT', '/settings/allowed-hosts', { body })
      expect(listed.status, listed.body.toString()).toBe(200)
      key = (await world.createKey('get')).key
    })

    const show = (
      headers: HostHeaders & Readonly<Record<string, string | undefined>>,
      by = key,
    ) => {
      const sent = Object.entries(headers).map(([name, value]) => [name, toWire(value ?? '')])
      const path = world.path(`/render?apiKey=${by}&template=card`)
      return world.send({ path, headers: Object.fromEntries(sent) })
    }
    const expectOutcome = async (headers: SentHeaders, outcome: string, by = key) => {
      const answer = await show(headers, by)
      if (outcome !== 'allow') return expectProblem(answer, { status: 403, code: outcome })
      expect(answer.status, JSON.stringify(headers)).toBe(200)
      expect(answer.headers['content-type']).toBe('image/png')
    }

    test.each(HOST_CASES.filter(([, requests]) => requests.some(fitsHeader)))(
      '%s',
      async (_why, requests, outcome) => {
        for (const request of requests.filter(fitsHeader)) await expectOutcome(request, outcome)
      },
    )

    test('H26: two Origin headers', async () => {
      const path = world.path(`/render?apiKey=${key}&template=card`)
      // Node's client writes a list as a header each.
      const origin = ['https://example.com', 'https://evil.net'] as unknown as string
      expectProblem(await world.send({ path, headers: { origin } }), {
        status: 403,
        code: 'source_malformed',
      })
    })

    test('two Referer headers', async () => {
      const path = world.path(`/render?apiKey=${key}&template=card`)
      const referer = [EXAMPLE, EVIL] as unknown as string
      expectProblem(await world.send({ path, headers: { referer } }), {
        status: 403,
        code: 'source_malformed',
      })
    })

    test('H34: without any allowed host nobody is let in', async () => {
      const user: TestUser = { userId: 'eve', role: 'owner', orgId: 'hosts-none' }
      const { key: theirs } = await world.createKey('get', {}, user)
      for (const headers of [{}, { referer: EXAMPLE }, { origin: 'https://example.com' }]) {
        await expectOutcome(headers, 'no_allowed_hosts', theirs)
      }
    })

    test('H35: Host and X-Forwarded-* neither grant nor take', async () => {
      const foreign = {
        host: 'evil.net',
        'x-forwarded-host': 'evil.net',
        forwarded: 'host=evil.net',
      }
      await expectOutcome({ referer: EXAMPLE, ...foreign }, 'allow')
      const listed = { host: 'example.com', 'x-forwarded-host': 'example.com' }
      await expectOutcome(listed, 'source_missing')
      await expectOutcome({ referer: EVIL, ...listed }, 'host_not_allowed')
    })

    test('H37: a key in a header is checked against no page', async () => {
      const path = world.path('/render?template=card')
      const { key: secret } = await world.createKey('read_only')
      for (const headers of [{}, { referer: EVIL }]) {
        const answer = await world.send({ path, headers: { ...headers, ...bearer(secret) } })
        expect(answer.status).toBe(200)
      }
    })

    test('H38: hosts of a key narrow those of the organisation and never widen them', async () => {
      const narrow = async (host: string) =>
        (await world.createKey('get', { allowedHosts: [host] })).key
      const within = await narrow('a.app.example.com')
      await expectOutcome({ referer: 'https://a.app.example.com/' }, 'allow', within)
      await expectOutcome({ referer: 'https://b.app.example.com/' }, 'host_not_allowed', within)
      await expectOutcome({ referer: EXAMPLE }, 'host_not_allowed', within)
      const beyond = await narrow('a.example.com')
      await expectOutcome({ referer: 'https://a.example.com/' }, 'host_not_allowed', beyond)
      await expectOutcome({ referer: EXAMPLE }, 'host_not_allowed', beyond)
    })

    describe('entries', () => {
      const user: TestUser = { userId: 'eve', role: 'owner', orgId: 'hosts-entries' }
      const put = (hosts: readonly string[]) =>
        world.ask('PUT', '/settings/allowed-hosts', { body: { hosts }, user })

      test.each([
        ['EXAMPLE.com', 'example.com'],
        ['example.com.', 'example.com'],
        ['https://example.com/', 'https://example.com'],
        ['*.example.com', '*.example.com'],
        ['example.com:443', 'example.com:443'],
        ['localhost', 'localhost'],
        ['localhost:3000', 'localhost:3000'],
        ['http://127.0.0.1:5173', 'http://127.0.0.1:5173'],
        ['[::1]:3000', '[::1]:3000'],
        ['bücher.de', 'xn--bcher-kva.de'],
        ['a_b.example.com', 'a_b.example.com'],
        ['  example.com  ', 'example.com'],
      ])('%s is kept as %s', async (entry, canonical) => {
        const answer = await put([entry])
        expect(answer.status, answer.body.toString()).toBe(200)
        expect(JSON.parse(answer.body.toString())).toMatchObject({ hosts: [{ host: canonical }] })
      })

      test.each([
        '*',
        '*.com',
        '*.co.uk',
        '**.example.com',
        '*example.com',
        'ex*mple.com',
        'example.*',
        'www.*.example.com',
        'example.com/path',
        'example.com:99999',
        '2001:db8::1',
        '*.10.0.0.1',
        'user@example.com',
        'ftp://example.com',
        '',
        'exam ple.com',
        'example..com',
        '-bad.com',
        'null',
        'file://',
        'https://',
      ])('%j is refused with its place', async (entry) => {
        const answer = await put(['fine.example', entry])
        expectProblem(answer, { status: 400, slug: 'validation-error' })
        expect(JSON.parse(answer.body.toString())).toMatchObject({
          errors: [{ pointer: '/hosts/1' }],
        })
      })
    })
  })
}
