import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createMemoryAssetStore, createPlaten, type TemplateInput } from '../../src/index.ts'
import type { AssetStore } from '../../src/ports/asset-store.ts'

/** How long a render may go on after it was told to end; a machine that is busy with more takes longer. */
const GRACE_MS = 250

const NETWORK = { ports: [], allowAddress: () => true, timeoutMs: 20_000 }

let origin: FakeOrigin
beforeAll(async () => {
  origin = await startFakeOrigin({
    '/never.png': () => undefined,
    '/drip.png': (_request, response) => void response.writeHead(200).write('\u0089PNG'),
  })
})
afterAll(() => origin.close())

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((platen) => platen.close()))
})

function startPlaten(options: Parameters<typeof createPlaten>[0] = {}) {
  const platen = createPlaten(options)
  open.push(platen)
  return platen
}

const pictureOf = (src: string): TemplateInput => ({
  canvas: { width: 20, height: 20 },
  layers: [{ kind: 'image', width: 20, height: 20, src }],
})
const slow = (path: string) => pictureOf(origin.url(path, '127.0.0.1').href)

/** Gradients over 36 MP: seconds of painting and packing. */
const HUGE: TemplateInput = {
  canvas: { width: 6_000, height: 6_000, background: '#123' },
  layers: [30, 60, 90].map((angle) => ({
    kind: 'shape',
    shape: 'rect',
    width: '100%',
    height: '100%',
    fill: {
      type: 'linear',
      angle,
      stops: [
        { at: 0, color: 'rgb(255 0 0 / 50%)' },
        { at: 1, color: 'rgb(0 0 255 / 50%)' },
      ],
    },
  })),
}

/** Runs to the end and tells how, and how long after `told` gave the time. */
async function endOf(run: Promise<unknown>, told: () => number) {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  const code = error instanceof Error && 'code' in error ? error.code : error
  return { code, lateMs: performance.now() - told() }
}

/** A signal that fires after a while, and the time at which it did. */
function abortIn(ms: number) {
  const controller = new AbortController()
  let firedAt = Number.POSITIVE_INFINITY
  setTimeout(() => {
    firedAt = performance.now()
    controller.abort()
  }, ms)
  return { signal: controller.signal, told: () => firedAt }
}

describe('a signal', () => {
  test('that has fired already ends the render before anything is read', async () => {
    const before = origin.hits.length
    const run = startPlaten({ network: NETWORK }).render(slow('/never.png'), {
      signal: AbortSignal.abort(),
    })
    await expect(run).rejects.toMatchObject({ code: 'render_aborted', status: 408 })
    expect(origin.hits.length).toBe(before)
  })

  test.each(['/never.png', '/drip.png'])('ends a wait for %s, and its socket', async (path) => {
    const { signal, told } = abortIn(60)
    const run = startPlaten({ network: NETWORK }).render(slow(path), { signal })
    const { code, lateMs } = await endOf(run, told)
    expect(code).toBe('render_aborted')
    expect(lateMs).toBeLessThan(GRACE_MS)
    await vi.waitFor(async () => expect(await origin.countSockets()).toBe(0))
  })

  test('leaves another render that waits for the same source alone', async () => {
    const platen = startPlaten({ network: NETWORK })
    const stays = platen.render(slow('/never.png'), { deadlineMs: 400 })
    const staying = stays.catch((reason: unknown) => reason)
    await expect(
      platen.render(slow('/never.png'), { signal: abortIn(30).signal }),
    ).rejects.toThrow()
    expect(await staying).toMatchObject({ code: 'render_deadline' })
  })

  test('that fires while assets are read ends the render at the next stage', async () => {
    const controller = new AbortController()
    const store = createMemoryAssetStore({ files: { empty: new Uint8Array(0) } })
    const aborting: AssetStore = {
      ...store,
      find: async (orgId, id) => {
        const found = await store.find(orgId, id)
        controller.abort()
        return found
      },
    }
    const run = startPlaten({ assets: aborting }).render(pictureOf('asset:empty'), {
      signal: controller.signal,
    })
    await expect(run).rejects.toMatchObject({ code: 'render_aborted' })
  })

  test('that fires while fonts are read ends the render at the next stage', async () => {
    const controller = new AbortController()
    const load = () => {
      controller.abort()
      return new Promise<Uint8Array>(() => undefined)
    }
    const platen = startPlaten({ fonts: [{ family: 'Slow', weight: 400, style: 'normal', load }] })
    const run = platen.render(
      {
        canvas: { width: 20, height: 20 },
        layers: [{ kind: 'text', text: 'a', fontFamily: 'Slow' }],
      },
      { signal: controller.signal },
    )
    await expect(run).rejects.toMatchObject({ code: 'render_aborted' })
  })

  test.each(['png', 'jpeg', 'webp', 'avif'] as const)(
    'ends the making of a %s of 36 MP',
    async (format) => {
      const { signal, told } = abortIn(150)
      const run = startPlaten().render(HUGE, { format, signal })
      const { code, lateMs } = await endOf(run, told)
      expect(code).toBe('render_aborted')
      expect(lateMs).toBeLessThan(GRACE_MS)
    },
  )

  test('that outlives many renders is left without listeners', async () => {
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    const platen = startPlaten()
    const empty: TemplateInput = { canvas: { width: 2, height: 2 }, layers: [] }
    for (let run = 0; run < 5; run++) await platen.render(empty, { signal })
    expect(added.mock.calls.length).toBeGreaterThan(0)
    expect(removed.mock.calls.length).toBe(added.mock.calls.length)
  })
})

describe('the deadline', () => {
  test('ends a wait for a source', async () => {
    const started = performance.now()
    const run = startPlaten({ network: NETWORK }).render(slow('/never.png'), { deadlineMs: 80 })
    const { code, lateMs } = await endOf(run, () => started + 80)
    expect(code).toBe('render_deadline')
    expect(lateMs).toBeLessThan(GRACE_MS)
  })

  test.each(['png', 'jpeg', 'svg'] as const)('ends the making of a huge %s', async (format) => {
    const platen = startPlaten()
    const document: TemplateInput = { ...HUGE, layers: Array(100).fill(HUGE.layers?.[0]) }
    const started = performance.now()
    const run = platen.render(document, { format, deadlineMs: format === 'svg' ? 1 : 100 })
    const { code, lateMs } = await endOf(run, () => started + 100)
    expect(code).toBe('render_deadline')
    expect(lateMs).toBeLessThan(GRACE_MS)
  })

  test('of the instance holds for orders that give none', async () => {
    const platen = startPlaten({ network: NETWORK, limits: { deadlineMs: 60 } })
    await expect(platen.render(slow('/never.png'))).rejects.toMatchObject({
      code: 'render_deadline',
      status: 422,
    })
  })
})

describe('close', () => {
  test('ends renders that wait, with "closed", and refuses new ones', async () => {
    const platen = startPlaten({ network: NETWORK })
    const runs = [slow('/never.png'), slow('/drip.png')].map((template) => platen.render(template))
    const ends = Promise.all(runs.map((run) => endOf(run, () => performance.now())))
    const hits = origin.hits.length
    await vi.waitFor(() => expect(origin.hits.length).toBe(hits + 2))
    await platen.close()
    expect((await ends).map(({ code }) => code)).toEqual(['closed', 'closed'])
    await expect(platen.render(HUGE)).rejects.toMatchObject({ code: 'closed', status: 503 })
    await vi.waitFor(async () => expect(await origin.countSockets()).toBe(0))
  })

  test('ends a render that is drawing', async () => {
    const platen = startPlaten()
    const run = platen.render(HUGE)
    const end = endOf(run, () => performance.now())
    await platen.close()
    expect((await end).code).toBe('closed')
  })

  test('may be called twice, and leaves nothing that keeps a program running', async () => {
    const before = process.getActiveResourcesInfo().length
    const platen = createPlaten({ network: NETWORK })
    await platen.render({ canvas: { width: 9, height: 9 }, layers: [] })
    await platen.render(slow('/never.png'), { deadlineMs: 30 }).catch(() => undefined)
    await platen.close()
    await platen.close()
    await vi.waitFor(() => {
      expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before)
    })
  })
})
