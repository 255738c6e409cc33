import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type LoadAssetsInput, loadAssets } from '../../src/assets/load-assets.ts'
import { createNetworkReader } from '../../src/assets/network-reader.ts'
import { createSourceLoader, type SourceLoader } from '../../src/assets/source-loader.ts'
import { createDeadline } from '../../src/foundation/deadline.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { createMemoryAssetStore } from '../../src/memory/memory-asset-store.ts'
import type { ResolvedLayer } from '../../src/overrides/resolved-template.ts'
import { DEFAULT_ORGANISATION } from '../../src/ports/organisation.ts'
import { failureOf } from './failure-of.ts'
import { fakeNames } from './fake-names.ts'
import { picture } from './image-files.ts'
import { containerLayer, imageLayer, svgLayer } from './resolved-layers.ts'
import { dataUrl } from './svg-files.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>'
const SVG_URL = dataUrl(Buffer.from(SVG), 'image/svg+xml')

let png: Buffer
let origin: FakeOrigin
let loader: SourceLoader
/** Answers that are held back until a test lets them go. */
let held: (() => void)[] = []
/** Connections that were ended before their answer. */
let dropped = 0

beforeAll(async () => {
  png = await picture(3, 2).png().toBuffer()
  origin = await startFakeOrigin({
    '/cat.png': (_request, response) => void response.end(png),
    '/logo.svg': (_request, response) => void response.end(SVG),
    '/held.png': (_request, response) => {
      held.push(() => response.end(png))
      response.on('close', () => {
        if (!response.writableEnded) dropped += 1
      })
    },
  })
  const assets = createMemoryAssetStore({ files: { cat: png } })
  // Each test counts the requests of its own.
  const networkReader = createNetworkReader({
    policy: {
      ports: [],
      lookup: fakeNames({ 'origin.test': [['127.0.0.1']] }).lookup,
      allowAddress: () => true,
    },
    cacheBytes: 0,
  })
  loader = createSourceLoader({ limits: DEFAULT_LIMITS, assets, networkReader })
})
afterAll(async () => {
  await loader.close()
  await origin.close()
})
afterEach(() => {
  held = []
  dropped = 0
})

function load(layers: readonly ResolvedLayer[], options: Partial<LoadAssetsInput> = {}) {
  return loadAssets({
    page: { name: undefined, layers },
    loader,
    limits: DEFAULT_LIMITS,
    orgId: DEFAULT_ORGANISATION,
    signal: new AbortController().signal,
    ...options,
  })
}

const url = (path: string) => origin.url(path).href

describe('loadAssets', () => {
  test('layers at any depth get the image of their source', async () => {
    const layers = [
      imageLayer('photo', [dataUrl(png)]),
      containerLayer('row', [containerLayer('cell', [imageLayer('row.0.photo', ['asset:cat'])])]),
      imageLayer('remote', [url('/cat.png')]),
      imageLayer('drawing', [SVG_URL]),
      svgLayer('logo', [SVG_URL]),
      svgLayer('mark', [], SVG),
    ]
    const { byLayer } = await load(layers)
    expect([...byLayer].map(([path, { image }]) => [path, image.kind, image.width])).toEqual([
      ['photo', 'raster', 3],
      ['row.0.photo', 'raster', 3],
      ['remote', 'raster', 3],
      ['drawing', 'vector', 4],
      ['logo', 'vector', 4],
      ['mark', 'vector', 4],
    ])
  })

  test('the first source that can be loaded wins, and those before it are told', async () => {
    const sources = [
      'asset:missing',
      'data:text/html,<p>',
      url('/404.png'),
      'asset:cat',
      'asset:dog',
    ]
    const { byLayer } = await load([imageLayer('photo', sources)])
    expect(byLayer.get('photo')).toMatchObject({
      candidate: 3,
      from: 'fallback',
      failed: ['source_not_found', 'source_not_image', 'source_status'],
    })
  })

  test.each([
    ['an unknown scheme', 'ftp://host/x.png', 'source_scheme'],
    ['no URL at all', 'https://', 'invalid_url'],
  ])(
    'an override with %s is a mistake to be told, not one to fall back from',
    async (_why, source, code) => {
      const sources = [
        { source, from: 'override' },
        { source: 'asset:cat', from: 'layer' },
      ] as const
      const layer = { ...imageLayer('photo', []), sources }
      expect(await failureOf(load([layer]))).toMatchObject({ code, status: 400, pointer: '/photo' })
    },
  )

  test('a layer that may be hidden has no entry when all its sources fail', async () => {
    const { byLayer } = await load([
      imageLayer('gone', ['asset:missing', 'ftp://host/x'], 'hide'),
      imageLayer('empty', [], 'hide'),
      imageLayer('photo', ['asset:cat']),
    ])
    expect([...byLayer.keys()]).toEqual(['photo'])
  })

  test('a layer that must show fails with its last source, named and shortened', async () => {
    const broken = `data:image/png;base64,${'@'.repeat(500)}`
    const failure = await failureOf(load([imageLayer('cards.2.photo', ['asset:missing', broken])]))
    expect(failure).toMatchObject({
      code: 'source_corrupt',
      status: 422,
      pointer: '/cards/items/2/photo',
    })
    expect(failure.message).toContain('"cards.2.photo"')
    expect(failure.message).toContain('"data:image/png;base64,@@@')
    expect(failure.message.length).toBeLessThan(200)
  })

  test('a layer without any source says so', async () => {
    const failure = await failureOf(load([imageLayer('photo', [])]))
    expect(failure).toMatchObject({ code: 'missing_property', pointer: '/photo' })
  })

  test('U42: more different sources than allowed are refused before any is loaded', async () => {
    const before = origin.hits.length
    const layers = Array.from({ length: 51 }, (_, i) => imageLayer(`l${i}`, [url(`/${i}.png`)]))
    expect((await failureOf(load(layers))).code).toBe('too_many_sources')
    expect(origin.hits.length).toBe(before)
  })

  test('U42: fallbacks and fonts count, equal sources count once', async () => {
    const layers = Array.from({ length: 60 }, (_, i) => imageLayer(`l${i}`, ['asset:cat']))
    expect((await load(layers)).byLayer.size).toBe(60)
    const font = { family: 'A', source: 'asset:font', weight: undefined, style: undefined }
    const limits = { sources: 1 }
    expect((await failureOf(load(layers, { limits, fonts: [font] }))).code).toBe('too_many_sources')
  })

  test('U43: one source in fifty layers is fetched once', async () => {
    const before = origin.hits.length
    const layers = Array.from({ length: 50 }, (_, i) => imageLayer(`l${i}`, [url('/cat.png')]))
    const { byLayer } = await load(layers)
    expect(new Set([...byLayer.values()].map(({ image }) => image)).size).toBe(1)
    expect(origin.hits.length - before).toBe(1)
  })

  test('two renders that want one source at once share its request', async () => {
    const before = origin.hits.length
    const renders = [
      load([imageLayer('a', [url('/held.png')])]),
      load([imageLayer('b', [url('/held.png')])]),
    ]
    await vi.waitFor(() => expect(held.length).toBe(1))
    for (const release of held) release()
    await Promise.all(renders)
    expect(origin.hits.length - before).toBe(1)
  })

  test('at most eight sources load at once', async () => {
    const layers = Array.from({ length: 12 }, (_, i) =>
      imageLayer(`l${i}`, [url(`/held.png?${i}`)]),
    )
    const work = load(layers)
    await vi.waitFor(() => expect(held.length).toBe(8))
    held[0]?.()
    await vi.waitFor(() => expect(held.length).toBe(9))
    const released = vi.waitFor(() => {
      for (const release of held) release()
      expect(held.length).toBe(12)
    })
    await released
    expect((await work).byLayer.size).toBe(12)
  })

  test('an SVG from the network is checked like any other', async () => {
    const { byLayer } = await load([imageLayer('logo', [url('/logo.svg')])])
    expect(byLayer.get('logo')?.image).toMatchObject({ kind: 'vector', width: 4 })
  })

  test('a layer of kind svg shows SVG only', async () => {
    const failure = await failureOf(load([svgLayer('logo', ['asset:cat'])]))
    expect(failure.code).toBe('source_unsupported')
  })

  test('an override comes before markup, markup before the source of the layer', async () => {
    const own = dataUrl(Buffer.from('<svg width="7" height="7"/>'), 'image/svg+xml')
    const layer = svgLayer('logo', ['asset:missing', own], SVG)
    const { byLayer } = await load([layer])
    expect(byLayer.get('logo')).toMatchObject({ candidate: 1, image: { width: 4 } })
  })

  test('the end of the deadline ends every load, and no fallback is tried', async () => {
    const deadline = createDeadline({ deadlineMs: 100 })
    const layers = [imageLayer('photo', [url('/held.png'), 'asset:cat'], 'hide')]
    const failure = await failureOf(load(layers, { signal: deadline.signal }))
    expect(failure.code).toBe('render_deadline')
    await vi.waitFor(() => expect(dropped).toBe(1))
    deadline.close()
  })

  test('one layer that fails ends the loads of the others', async () => {
    const layers = [imageLayer('slow', [url('/held.png')]), imageLayer('broken', [url('/404.png')])]
    expect((await failureOf(load(layers))).message).toContain('"broken"')
    await vi.waitFor(() => expect(dropped).toBe(held.length))
  })

  test('a page without images asks nobody', async () => {
    expect((await load([containerLayer('row', [])])).byLayer.size).toBe(0)
  })
})
