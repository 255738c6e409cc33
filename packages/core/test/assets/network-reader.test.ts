import type { RequestListener, ServerResponse } from 'node:http'
import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createNetworkReader, type NetworkReader } from '../../src/assets/network-reader.ts'
import { failureOf } from './failure-of.ts'
import { fakeNames } from './fake-names.ts'

const SECOND = 1_000

/** What the origin answers now, as a test says. */
let listener: RequestListener
let origin: FakeOrigin
let now: number
let reader: NetworkReader

const answerWith =
  (body: string, cacheControl?: string): RequestListener =>
  (_request, response) => {
    if (cacheControl !== undefined) response.setHeader('cache-control', cacheControl)
    response.end(body)
  }
const failing =
  (status: number): RequestListener =>
  (_request, response) =>
    void response.writeHead(status).end()

function open(cacheBytes?: number): NetworkReader {
  reader = createNetworkReader({
    policy: {
      ports: [],
      timeoutMs: 2_000,
      lookup: fakeNames({ 'origin.test': [['127.0.0.1']], 'other.test': [['127.0.0.1']] }).lookup,
      allowAddress: () => true,
    },
    cacheBytes,
    mark: 'platen-of-this-test',
    now: () => now,
  })
  return reader
}

interface Asked {
  readonly orgId?: string
  readonly maxBytes?: number
  readonly hostname?: string
  readonly places?: readonly (readonly string[])[]
  readonly signal?: AbortSignal
}

async function read(path = '/cat', asked: Asked = {}): Promise<string> {
  const { orgId = 'cats', maxBytes = 1_000, places = [], hostname } = asked
  const { signal = new AbortController().signal } = asked
  const url = origin.url(path, hostname)
  return Buffer.from(await reader.read(url, { orgId, maxBytes, places, signal })).toString()
}

beforeAll(async () => {
  const answer: RequestListener = (request, response) => listener(request, response)
  origin = await startFakeOrigin(Object.fromEntries(['/cat', '/dog'].map((at) => [at, answer])))
})
afterAll(() => origin.close())
let hitsBefore = 0
const hits = () => origin.hits.length - hitsBefore
beforeEach(() => {
  now = 0
  hitsBefore = origin.hits.length
  listener = answerWith('cat')
  open()
})
afterEach(() => reader.close())

describe('what was fetched', () => {
  test('is not asked for again within its life, and is after it', async () => {
    listener = answerWith('cat', 'max-age=90')
    expect([await read(), await read()]).toEqual(['cat', 'cat'])
    now += 89 * SECOND
    await read()
    expect(hits()).toBe(1)
    now += SECOND
    listener = answerWith('older cat')
    expect(await read()).toBe('older cat')
    expect(hits()).toBe(2)
  })

  test('is asked for once by all who want it at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => read()))
    expect(new Set(all)).toEqual(new Set(['cat']))
    expect(hits()).toBe(1)
  })

  test.each<[why: string, asked: Asked, path: string]>([
    ['another organisation', { orgId: 'dogs' }, '/cat'],
    ['somebody who may be led to fewer places', { places: [['origin.test']] }, '/cat'],
    ['another query', {}, '/cat?size=2'],
    ['another path', {}, '/dog'],
  ])('is fetched anew for %s', async (_why, asked, path) => {
    await read()
    await read(path, asked)
    expect(hits()).toBe(2)
  })

  test('is the same under another fragment, which no server sees', async () => {
    await read('/cat#left')
    await read('/cat#right')
    expect(hits()).toBe(1)
  })

  test('is not kept where its origin forbids it', async () => {
    listener = answerWith('cat', 'no-store')
    await read()
    await read()
    expect(hits()).toBe(2)
  })

  test('is refused to who wants less, kept or not', async () => {
    await read()
    expect((await failureOf(read('/cat', { maxBytes: 2 }))).code).toBe('source_too_large')
    expect(await read()).toBe('cat')
  })

  test('stays within its bytes: the oldest goes first', async () => {
    await reader.close()
    open(350)
    listener = answerWith('x'.repeat(150))
    await read('/cat')
    await read('/dog')
    await read('/cat')
    expect(hits()).toBe(3)
  })

  test('is not kept where there is no room for anything', async () => {
    await reader.close()
    open(0)
    await read()
    await read()
    expect(hits()).toBe(2)
  })
})

describe('an origin that fails', () => {
  const silent: RequestListener = () => undefined
  test.each<[how: string, now: RequestListener]>([
    ['with 500', failing(500)],
    ['with 503', failing(503)],
    ['by hanging up', (_request, response) => void response.destroy()],
  ])('%s is stood in for by what is kept, for an hour', async (_how, failure) => {
    await read()
    listener = failure
    now += 3_600 * SECOND
    expect(await read()).toBe('cat')
    now += 61 * SECOND
    expect((await failureOf(read())).code).toBe('source_unreachable')
  })

  test('is not stood in for where it wants to be asked', async () => {
    listener = answerWith('cat', 'max-age=1, must-revalidate')
    await read()
    listener = failing(500)
    now += 2 * SECOND
    expect((await failureOf(read())).code).toBe('source_unreachable')
  })

  test('that says 404 does not fail: the picture is gone, and stays so', async () => {
    await read()
    now += 61 * SECOND
    listener = failing(404)
    expect((await failureOf(read())).code).toBe('source_status')
    listener = failing(500)
    expect((await failureOf(read())).code).toBe('source_unreachable')
  })

  test('five times is left alone, and then read like any that cannot be reached', async () => {
    listener = failing(500)
    const failures = []
    for (let i = 0; i < 8; i += 1) failures.push((await failureOf(read())).message)
    expect(hits()).toBe(5)
    expect(new Set(failures).size).toBe(1)
    listener = answerWith('cat')
    now += 30 * SECOND
    expect(await read()).toBe('cat')
  })

  test('is left alone by those alone who saw it fail, and only itself', async () => {
    listener = failing(500)
    for (let i = 0; i < 6; i += 1) await failureOf(read())
    listener = answerWith('cat')
    expect(await read('/cat', { orgId: 'dogs' })).toBe('cat')
    expect(await read('/cat', { hostname: 'other.test' })).toBe('cat')
  })

  test('is not blamed for callers who leave', async () => {
    listener = silent
    for (let i = 0; i < 6; i += 1) {
      const leaver = new AbortController()
      const before = hits()
      const left = read('/cat', { signal: leaver.signal }).catch((error: unknown) => error)
      await vi.waitFor(() => expect(hits()).toBe(before + 1))
      leaver.abort(new Error('left'))
      expect(await left).toEqual(new Error('left'))
    }
    listener = answerWith('cat')
    expect(await read()).toBe('cat')
  })
})

describe('who waits together', () => {
  test('is not hurt by one who leaves; the last to leave ends the request', async () => {
    const held: ServerResponse[] = []
    listener = (_request, response) => void held.push(response)
    const leavers = Array.from({ length: 99 }, () => new AbortController())
    const left = leavers.map(({ signal }) => read('/cat', { signal }).catch(() => 'left'))
    const stayed = read()
    await vi.waitFor(() => expect(held).toHaveLength(1))
    for (const leaver of leavers) leaver.abort(new Error('left'))
    expect(new Set(await Promise.all(left))).toEqual(new Set(['left']))
    held[0]?.end('cat')
    expect(await stayed).toBe('cat')
    expect(hits()).toBe(1)
  })
})

test('every request says who sends it, so that a loop is known', async () => {
  let via: unknown
  listener = (request, response) => {
    ;({ via } = request.headers)
    response.end('cat')
  }
  await read()
  expect(via).toBe('1.1 platen-of-this-test')
})
