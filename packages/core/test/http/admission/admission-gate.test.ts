import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type AdmissionGate,
  type AdmissionGateOptions,
  createAdmissionGate,
} from '../../../src/http/admission/admission-gate.ts'

const MEGAPIXEL = 1_000_000

let refused: string[]
let rss: number
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  refused = []
  rss = 0
})
afterEach(() => {
  vi.useRealTimers()
})

function open(options: Partial<AdmissionGateOptions> = {}): AdmissionGate {
  return createAdmissionGate({
    concurrency: 2,
    queue: 3,
    maxWaitMs: 5_000,
    memoryBytes: 1e9,
    maxRssBytes: Number.MAX_SAFE_INTEGER,
    now: () => performance.now(),
    readRss: () => rss,
    onRefusal: (reason) => refused.push(reason),
    ...options,
  })
}

interface Asked {
  readonly orgId?: string
  readonly pixels?: number
  readonly deadlineMs?: number
  readonly signal?: AbortSignal
}

/** Work that a test ends by hand. */
class Held {
  static begun: string[] = []
  readonly outcome: Promise<unknown>
  end: () => void = () => {}

  constructor(gate: AdmissionGate, name: string, asked: Asked = {}) {
    const { orgId = name.slice(0, 1), pixels = 0, deadlineMs = 30_000 } = asked
    const { signal = new AbortController().signal } = asked
    const work = () => {
      Held.begun.push(name)
      return new Promise<string>((settle) => {
        this.end = () => settle(name)
      })
    }
    this.outcome = gate
      .run({ orgId, pixels, deadlineMs, signal }, work)
      .catch((error: { readonly code?: string }) => error.code ?? error)
  }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  Held.begun = []
})

describe('createAdmissionGate', () => {
  test('lets as many begin as it may, and the next when one is done', async () => {
    const gate = open()
    const [first] = ['a1', 'a2', 'a3'].map((name) => new Held(gate, name))
    await settle()
    expect(Held.begun).toEqual(['a1', 'a2'])
    expect(gate.describe()).toMatchObject({ running: 2, concurrency: 2, waiting: 1 })
    first?.end()
    await settle()
    expect(Held.begun).toEqual(['a1', 'a2', 'a3'])
  })

  test('work that fails makes room as well', async () => {
    const gate = open({ concurrency: 1 })
    const order = { orgId: 'a', pixels: 0, deadlineMs: 1, signal: new AbortController().signal }
    const failing = gate.run(order, () => Promise.reject(new Error('broken')))
    await expect(failing).rejects.toThrow('broken')
    expect(gate.describe()).toMatchObject({ running: 0, memory: 0 })
  })

  test('O3: one more than may wait is refused at once, and told when to come again', async () => {
    const gate = open()
    for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) new Held(gate, name)
    const order = { orgId: 'a', pixels: 0, deadlineMs: 9, signal: new AbortController().signal }
    const more = gate.run(order, async () => 'never')
    await expect(more).rejects.toMatchObject({
      code: 'queue_full',
      status: 503,
      retryAfterMs: 1_000,
    })
    expect(refused).toEqual(['queue_full'])
  })

  test('the longer renders take, the later is who is refused told to come again', async () => {
    const gate = open({ concurrency: 1, queue: 0 })
    for (let i = 0; i < 20; i += 1) {
      const slow = new Held(gate, 'a')
      await vi.advanceTimersByTimeAsync(10_000)
      slow.end()
      await settle()
    }
    new Held(gate, 'a')
    const order = { orgId: 'a', pixels: 0, deadlineMs: 9, signal: new AbortController().signal }
    const error = await gate.run(order, async () => 0).catch((reason: unknown) => reason)
    expect((error as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(8_000)
  })

  test('a full queue of one organisation keeps no other out', async () => {
    const gate = open()
    const all = ['a1', 'a2', 'a3', 'a4', 'a5'].map((name) => new Held(gate, name))
    const other = new Held(gate, 'b1')
    await settle()
    expect(await all[4]?.outcome).toBe('queue_full')
    all[0]?.end()
    await settle()
    all[1]?.end()
    await settle()
    expect(Held.begun).toEqual(['a1', 'a2', 'a3', 'b1'])
    other.end()
    expect(await other.outcome).toBe('b1')
  })

  test.each([
    ['the time that one may wait', { maxWaitMs: 2_000 }, {}, 2_000],
    ['a deadline before that', { maxWaitMs: 2_000 }, { deadlineMs: 500 }, 500],
  ])('waits no longer than %s', async (_why, options, asked, afterMs) => {
    const gate = open({ concurrency: 1, ...options })
    new Held(gate, 'a1')
    const late = new Held(gate, 'a2', asked)
    let outcome: unknown
    void late.outcome.then((code) => {
      outcome = code
    })
    await vi.advanceTimersByTimeAsync(afterMs - 1)
    expect(outcome).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    expect(outcome).toBe('queue_stale')
    expect(gate.describe().waiting).toBe(0)
  })

  test('the time that was waited counts', async () => {
    const gate = open({ concurrency: 1 })
    const before = performance.now()
    const first = new Held(gate, 'a1')
    const order = { orgId: 'a', pixels: 0, deadlineMs: 9e3, signal: new AbortController().signal }
    const cameAt = gate.run(order, async (at) => at)
    await vi.advanceTimersByTimeAsync(3_000)
    first.end()
    expect(await cameAt).toBe(before)
  })

  test('O2: who leaves while waiting is gone at once, and does not begin', async () => {
    const gate = open({ concurrency: 1 })
    const first = new Held(gate, 'a1')
    const leaver = new AbortController()
    const left = new Held(gate, 'a2', { signal: leaver.signal })
    const reason = new Error('left')
    leaver.abort(reason)
    expect(await left.outcome).toBe(reason)
    expect(gate.describe().waiting).toBe(0)
    first.end()
    await settle()
    expect(Held.begun).toEqual(['a1'])
  })

  test('who has left already is not let in', async () => {
    const left = new Held(open(), 'a1', { signal: AbortSignal.abort(new Error('left')) })
    await left.outcome
    expect(Held.begun).toEqual([])
  })

  test('renders wait until there is memory for them, and nobody overtakes', async () => {
    const gate = open({ concurrency: 8, memoryBytes: 600e6 })
    const large = { pixels: 25 * MEGAPIXEL }
    const first = new Held(gate, 'a1', large)
    new Held(gate, 'a2', large)
    new Held(gate, 'a3', { pixels: 1 })
    await settle()
    expect(Held.begun).toEqual(['a1'])
    first.end()
    await settle()
    expect(Held.begun).toEqual(['a1', 'a2', 'a3'])
  })

  test('one that is too large for all memory begins when it is alone', async () => {
    const gate = open({ memoryBytes: 1 })
    const huge = new Held(gate, 'a1', { pixels: 40 * MEGAPIXEL })
    const small = new Held(gate, 'b1')
    await settle()
    expect(Held.begun).toEqual(['a1'])
    huge.end()
    await settle()
    expect(Held.begun).toEqual(['a1', 'b1'])
    small.end()
  })

  test('when what stood in the way leaves, the smaller ones begin', async () => {
    const gate = open({ concurrency: 8, memoryBytes: 600e6 })
    new Held(gate, 'a1', { pixels: 25 * MEGAPIXEL })
    const leaver = new AbortController()
    new Held(gate, 'a2', { pixels: 25 * MEGAPIXEL, signal: leaver.signal })
    new Held(gate, 'a3', { pixels: 1 })
    leaver.abort(new Error('left'))
    await settle()
    expect(Held.begun).toEqual(['a1', 'a3'])
  })

  test('O5: above its ceiling of memory it refuses, and recovers', async () => {
    const gate = open({ maxRssBytes: 100 })
    rss = 101
    const first = new Held(gate, 'a1')
    expect(await new Held(gate, 'a2').outcome).toBe('memory_full')
    rss = 99
    new Held(gate, 'a3')
    await settle()
    expect(Held.begun).toEqual(['a1', 'a3'])
    first.end()
    expect(refused).toEqual(['memory_full'])
  })
})
