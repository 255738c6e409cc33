import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FetchPolicy } from '../../src/assets/fetch/fetch-policy.ts'
import { createGuardedFetch, type GuardedFetch } from '../../src/assets/guarded-fetch.ts'
import { closedPort } from './closed-port.ts'
import { failureOf } from './failure-of.ts'
import { type FakeNames, fakeNames } from './fake-names.ts'
import { HOSTILE_ANSWERS, PICTURE } from './hostile-answers.ts'

const MAX_BYTES = 1_000_000

let origin: FakeOrigin
let names: FakeNames
let fetcher: GuardedFetch

/** Loopback stands for a public host, under two names only. */
function fetcherWith(policy: Partial<FetchPolicy> = {}): GuardedFetch {
  return createGuardedFetch({
    ports: [],
    timeoutMs: 5_000,
    lookup: names.lookup,
    allowAddress: (address, hostname) =>
      address === '127.0.0.1' && ['origin.test', 'rebinding.test'].includes(hostname),
    ...policy,
  })
}

const read = async (url: string | URL, signal = new AbortController().signal) =>
  (await fetcher.read(new URL(url), { maxBytes: MAX_BYTES, signal })).bytes

beforeAll(async () => {
  origin = await startFakeOrigin(HOSTILE_ANSWERS)
})
afterAll(() => origin.close())

beforeEach(() => {
  names = fakeNames({
    'origin.test': [['127.0.0.1']],
    'private.test': [['10.0.0.5']],
    'mixed.test': [['8.8.8.8', '10.0.0.1']],
    'mapped.test': [['::ffff:10.0.0.1']],
    'addressless.test': [[]],
    'rebinding.test': [['127.0.0.1'], ['169.254.169.254']],
  })
  fetcher = fetcherWith()
})
afterEach(() => fetcher.close())

describe('createGuardedFetch', () => {
  test.each(['/ok', '/moved', '/moved-twice', '/moved-thrice', '/gzip', '/brotli'])(
    '%s gives the body, at most three redirects away and one encoding deep',
    async (path) => {
      expect(Buffer.from(await read(origin.url(path)))).toEqual(PICTURE)
    },
  )

  test.each([
    ['U1', 'http://127.0.0.1/'],
    ['U2', 'http://127.1/'],
    ['U3', 'http://2130706433/'],
    ['U4', 'http://0x7f.1/'],
    ['U5', 'http://0177.0.0.1/'],
    ['U6', 'http://0/'],
    ['U7', 'http://①②⑦.⓪.⓪.①/'],
    ['U8', 'http://127。0。0。1/'],
    ['U9', 'http://[::1]/'],
    ['U10', 'http://[::]/'],
    ['U11', 'http://[::ffff:127.0.0.1]/'],
    ['U12', 'http://[::127.0.0.1]/'],
    ['U13', 'http://[::ffff:0:7f00:1]/'],
    ['U14', 'http://[64:ff9b::7f00:1]/'],
    ['U15', 'http://[64:ff9b:1::a9fe:a9fe]/'],
    ['U16', 'http://[2002:7f00:1::]/'],
    ['U17', 'http://[2001::80ff:fffe]/'],
    ['U18', 'http://[fe80::1]/'],
    ['U19', 'http://[fd00:ec2::254]/'],
    ['U20', 'http://[2606:4700::5efe:a00:1]/'],
    ['U21', 'http://169.254.169.254/latest/meta-data/'],
    ['U22', 'http://2852039166/'],
    ['U23', 'http://100.100.100.200/'],
    ['U24', 'http://168.63.129.16/'],
    ['U25', 'http://localhost./x'],
    ['U25', 'http://localhost/x'],
    ['U25', 'http://sub.localhost/x'],
    ['U25', 'http://metadata.google.internal./'],
    ['U25', 'http://printer.local/'],
    ['a trailing dot on an address', 'http://127.0.0.1./'],
    ['an escaped address', 'http://%31%32%37.0.0.1/'],
    ['a backslash before another host', 'http://127.0.0.1\\@1.1.1.1/'],
  ])('%s: %s is refused without a question to any resolver', async (_row, address) => {
    // On the port of the listener, so that a connection would be seen.
    const before = origin.hits.length
    const url = new URL(address)
    url.port = String(origin.port)
    expect((await failureOf(read(url))).code).toBe('source_unreachable')
    expect(names.asked).toEqual([])
    expect(origin.hits.length).toBe(before)
  })

  test.each([
    ['private.test', 'a private address'],
    ['mixed.test', 'one private address among public ones'],
    ['mapped.test', 'a private address in IPv6 clothes'],
    ['addressless.test', 'no address'],
  ])('U26: %s, a name with %s, is refused', async (hostname) => {
    const before = origin.hits.length
    expect((await failureOf(read(origin.url('/ok', hostname)))).code).toBe('source_unreachable')
    expect(origin.hits.length).toBe(before)
  })

  test('U27: the socket uses the address that was judged, from one resolution', async () => {
    await read(origin.url('/ok', 'rebinding.test'))
    expect(names.asked).toEqual(['rebinding.test'])
  })

  test('U27: a name that has turned private is refused at the next connection', async () => {
    await read(origin.url('/ok', 'rebinding.test'))
    await fetcher.close()
    fetcher = fetcherWith()
    const before = origin.hits.length
    const failure = await failureOf(read(origin.url('/ok', 'rebinding.test')))
    expect(failure.code).toBe('source_unreachable')
    expect(origin.hits.length).toBe(before)
  })

  test.each(['/to-metadata', '/to-decimal', '/to-file', '/to-user', '/no-location'])(
    'U28: %s is not followed, and the error names the first host only',
    async (path) => {
      const failure = await failureOf(read(origin.url(path)))
      expect(failure.code).toBe('source_redirects')
      expect(failure.message).toBe(
        'The host "origin.test" redirects to an address that is not allowed.',
      )
    },
  )

  test('U28: a redirect to a name with a private address reads like any unreachable host', async () => {
    const failure = await failureOf(read(origin.url('/to-private-name')))
    expect(failure.code).toBe('source_unreachable')
    expect(failure.message).toContain('"origin.test"')
    expect(failure.message).not.toContain('private.test')
  })

  test('U29: a redirect loop ends after four requests', async () => {
    const before = origin.hits.length
    expect((await failureOf(read(origin.url('/loop')))).code).toBe('source_redirects')
    expect(origin.hits.length - before).toBe(4)
  })

  test('U32: other ports than 80 and 443 are refused by default', async () => {
    fetcher = fetcherWith({ ports: [80, 443] })
    const failure = await failureOf(read('http://origin.test:6379/'))
    expect(failure).toMatchObject({ code: 'source_port', status: 400 })
  })

  test('U33: an endless body ends at the limit, and its socket is closed', async () => {
    expect((await failureOf(read(origin.url('/endless')))).code).toBe('source_too_large')
    await vi.waitFor(async () => expect(await origin.countSockets()).toBe(0))
  })

  test('U34: a length beyond the limit is believed before a byte is read', async () => {
    expect((await failureOf(read(origin.url('/lying')))).code).toBe('source_too_large')
  })

  test.each([
    ['a bomb of 50 MB in gzip', '/gzip-bomb', 'source_too_large'],
    ['gzip that unpacks to nothing without end', '/gzip-of-nothing', 'source_too_large'],
    ['a chain of encodings', '/chain', 'source_encoding'],
    ['an encoding that nobody asked for', '/zstd', 'source_encoding'],
    ['gzip that was cut off', '/gzip-cut', 'source_corrupt'],
  ])('U35: %s (%s) gives %s', async (_why, path, code) => {
    expect((await failureOf(read(origin.url(path)))).code).toBe(code)
  })

  test.each(['/drip', '/silent'])(
    'U36: %s is given up when the time for everything is over',
    async (path) => {
      fetcher = fetcherWith({ timeoutMs: 150 })
      const failure = await failureOf(read(origin.url(path)))
      expect(failure).toMatchObject({ code: 'source_timeout', status: 504 })
      await vi.waitFor(async () => expect(await origin.countSockets()).toBe(0))
    },
  )

  test('U37: a body shorter than announced is damaged', async () => {
    expect((await failureOf(read(origin.url('/cut')))).code).toBe('source_corrupt')
  })

  test('U38: a header of 60 KB is refused', async () => {
    expect((await failureOf(read(origin.url('/huge-header')))).code).toBe('source_unreachable')
  })

  test.each([204, 206, 401, 403, 404, 410])(
    'U39: status %i is told, as a status of the source and not of ours',
    async (status) => {
      const failure = await failureOf(read(origin.url(`/status/${status}`)))
      expect(failure.code).toBe('source_status')
      expect(failure.message).toContain(String(status))
    },
  )

  test('U40, A7: broken, refused, unknown and forbidden hosts read alike', async () => {
    const closed = await closedPort()
    const failures = await Promise.all(
      [
        origin.url('/status/500'),
        origin.url('/status/503'),
        new URL(`http://origin.test:${closed}/`),
        origin.url('/', 'unknown.test'),
        origin.url('/', 'private.test'),
        new URL('http://10.0.0.1/'),
      ].map(async (url) => {
        const failure = await failureOf(read(url))
        return { code: failure.code, message: failure.message.replace(url.hostname, 'HOST') }
      }),
    )
    expect(new Set(failures.map((failure) => JSON.stringify(failure))).size).toBe(1)
    expect(failures[0]?.code).toBe('source_unreachable')
  })

  test('an empty body is told', async () => {
    expect((await failureOf(read(origin.url('/empty')))).code).toBe('source_empty')
  })

  test('plain http: can be switched off', async () => {
    fetcher = fetcherWith({ allowHttp: false })
    expect((await failureOf(read(origin.url('/ok')))).code).toBe('source_scheme')
  })

  test('A6: a proxy of the environment is not used', async () => {
    const contacted: string[] = []
    const proxy = createServer((request, response) => {
      contacted.push(request.url ?? '')
      response.end('from the proxy')
    })
    await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) vi.stubEnv(name, address)
    try {
      expect(Buffer.from(await read(origin.url('/ok')))).toEqual(PICTURE)
      expect(contacted).toEqual([])
    } finally {
      vi.unstubAllEnvs()
      await new Promise((closed) => proxy.close(closed))
    }
  })

  test.each(['/drip', '/silent', '/endless'])(
    'an abort of the caller ends %s with its own reason and closes the socket',
    async (path) => {
      const controller = new AbortController()
      const reason = new Error('the caller left')
      const before = origin.hits.length
      const work = fetcher.read(origin.url(path), {
        maxBytes: Number.MAX_SAFE_INTEGER,
        signal: controller.signal,
      })
      const outcome = work.catch((error: unknown) => error)
      await vi.waitFor(() => expect(origin.hits.length).toBeGreaterThan(before))
      controller.abort(reason)
      expect(await outcome).toBe(reason)
      await vi.waitFor(async () => expect(await origin.countSockets()).toBe(0))
    },
  )

  test('a caller that has left already causes no request', async () => {
    const before = origin.hits.length
    await expect(read(origin.url('/ok'), AbortSignal.abort(new Error('gone')))).rejects.toThrow(
      'gone',
    )
    expect(origin.hits.length).toBe(before)
  })

  test('close ends what is under way, and later reads are refused', async () => {
    const before = origin.hits.length
    const work = failureOf(read(origin.url('/silent')))
    await vi.waitFor(() => expect(origin.hits.length).toBeGreaterThan(before))
    await fetcher.close()
    expect((await work).code).toBe('closed')
    expect((await failureOf(read(origin.url('/ok')))).code).toBe('closed')
    await vi.waitFor(async () => expect(await origin.countSockets()).toBe(0))
  })
})
