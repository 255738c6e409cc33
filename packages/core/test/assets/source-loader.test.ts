import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  createSourceLoader,
  type SourceLoader,
  type SourceLoaderOptions,
} from '../../src/assets/source-loader.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { createMemoryAssetStore } from '../../src/memory/memory-asset-store.ts'
import type { NewAsset } from '../../src/ports/asset-record.ts'
import type { AssetStore } from '../../src/ports/asset-store.ts'
import { DEFAULT_ORGANISATION } from '../../src/ports/organisation.ts'
import { failureOf } from './failure-of.ts'
import { picture } from './image-files.ts'
import { dataUrl } from './svg-files.ts'

const signal = new AbortController().signal
const request = { orgId: DEFAULT_ORGANISATION, signal }
let small: Buffer
let large: Buffer
let loader: SourceLoader
let folder: string | undefined

beforeAll(async () => {
  small = await picture(2, 2).png().toBuffer()
  large = await picture(64, 64).png({ compressionLevel: 0 }).toBuffer()
})
afterEach(async () => {
  await loader.close()
  if (folder !== undefined) await rm(folder, { recursive: true })
  folder = undefined
})

function cat(orgId: string): NewAsset {
  const image = { mediaType: 'image/png', width: 2, height: 2, fileName: 'cat.png' }
  return { id: 'cat', orgId, ...image, createdBy: 'system', createdAt: 0 }
}

function open(options: Partial<SourceLoaderOptions>): SourceLoader {
  loader = createSourceLoader({ limits: DEFAULT_LIMITS, network: false, ...options })
  return loader
}

describe('createSourceLoader', () => {
  test('a data: URL is read once', async () => {
    open({})
    const first = await loader.readImage(dataUrl(small), request)
    expect(await loader.readImage(dataUrl(small), request)).toBe(first)
  })

  test('an asset is read again only when its content has changed', async () => {
    const assets = createMemoryAssetStore({ files: { cat: small } })
    const read = vi.spyOn(assets, 'readContent')
    open({ assets })
    const first = await loader.readImage('asset:cat', request)
    expect(await loader.readImage('asset:cat', request)).toBe(first)
    expect(read).toHaveBeenCalledTimes(1)
    await assets.remove(DEFAULT_ORGANISATION, 'cat', [])
    await assets.insert(cat(DEFAULT_ORGANISATION), large, [])
    expect(await loader.readImage('asset:cat', request)).toMatchObject({ width: 64 })
  })

  test('an asset is that of the organisation that asks, also while another asks', async () => {
    const assets = createMemoryAssetStore()
    await assets.insert(cat('cats'), small, [])
    await assets.insert(cat('tigers'), large, [])
    open({ assets })
    for (const _again of [1, 2]) {
      const images = await Promise.all(
        ['cats', 'tigers'].map((orgId) => loader.readImage('asset:cat', { orgId, signal })),
      )
      expect(images.map(({ width }) => width)).toEqual([2, 64])
    }
  })

  test('an asset of one organisation does not exist for another, kept or not', async () => {
    const assets = createMemoryAssetStore()
    await assets.insert(cat('cats'), small, [])
    open({ assets })
    await loader.readImage('asset:cat', { orgId: 'cats', signal })
    const stranger = { orgId: 'dogs', signal }
    const failures = [
      await failureOf(loader.readImage('asset:cat', stranger)),
      await failureOf(loader.readBytes('asset:cat', { maxBytes: 1_000, ...stranger })),
    ]
    expect(failures.map(({ code }) => code)).toEqual(['source_not_found', 'source_not_found'])
  })

  test('what one organisation has loaded does not spare another the reading', async () => {
    const assets = createMemoryAssetStore()
    await assets.insert(cat('cats'), small, [])
    await assets.insert(cat('tigers'), small, [])
    const read = vi.spyOn(assets, 'readContent')
    open({ assets })
    await loader.readImage('asset:cat', { orgId: 'cats', signal })
    await loader.readImage('asset:cat', { orgId: 'tigers', signal })
    expect(read).toHaveBeenCalledTimes(2)
  })

  test('a file is read again only when it has changed', async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'platen-loader-')))
    open({ files: { root: folder } })
    await writeFile(join(folder, 'cat.png'), small)
    const first = await loader.readImage('cat.png', request)
    expect(await loader.readImage('./cat.png', request)).toBe(first)
    await writeFile(join(folder, 'cat.png'), large)
    expect(await loader.readImage('cat.png', request)).toMatchObject({ width: 64 })
  })

  test('what is kept stays within its bytes', async () => {
    open({ cacheBytes: large.length * 3 })
    const first = await loader.readImage(dataUrl(small), request)
    for (let i = 0; i < 4; i += 1)
      await loader.readImage(`data:x/y;n=${i};base64,${large.toString('base64')}`, request)
    expect(await loader.readImage(dataUrl(small), request)).not.toBe(first)
  })

  test('nothing is kept when there is no room for it', async () => {
    open({ cacheBytes: 0 })
    const first = await loader.readImage(dataUrl(small), request)
    const second = await loader.readImage(dataUrl(small), request)
    expect(second).not.toBe(first)
    expect(second).toEqual(first)
  })

  test.each([
    ['a file path', 'cat.png', /files\.root/],
    ['an asset', 'asset:cat', /asset store/],
    ['the network', 'https://cdn.example/cat.png', /network/],
  ])(
    '%s is refused where it is not allowed, and the error says how to',
    async (_why, source, how) => {
      const failure = await failureOf(open({}).readImage(source, request))
      expect(failure.code).toBe('source_scheme')
      expect(failure.message).toMatch(how)
    },
  )

  test.each([
    ['a data: URL', () => dataUrl(large)],
    ['an asset', () => 'asset:cat'],
    ['a file', () => 'cat.png'],
  ])('%s beyond the limit of bytes is refused', async (_why, source) => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'platen-loader-')))
    await writeFile(join(folder, 'cat.png'), large)
    const assets = createMemoryAssetStore({ files: { cat: large } })
    const limits = { ...DEFAULT_LIMITS, sourceBytes: 100 }
    open({ limits, assets, files: { root: folder } })
    expect((await failureOf(loader.readImage(source(), request))).code).toBe('source_too_large')
  })

  test('a store that fails does not show its error', async () => {
    const assets: AssetStore = {
      ...createMemoryAssetStore(),
      find: () => Promise.reject(new Error('password authentication failed for user "root"')),
    }
    const failure = await failureOf(open({ assets }).readImage('asset:cat', request))
    expect(failure).toMatchObject({
      code: 'source_unreachable',
      message: '"asset:cat" could not be read.',
    })
  })

  test('bytes of any kind can be read, for fonts', async () => {
    const assets = createMemoryAssetStore({ files: { font: Buffer.from('OTTO') } })
    const bytes = await open({ assets }).readBytes('asset:font', { maxBytes: 10, ...request })
    expect(Buffer.from(bytes).toString()).toBe('OTTO')
  })

  test.each([
    [
      'of a kept asset',
      async () => `asset:${(await loader.readImage('asset:cat', request)).digest}:default`,
    ],
    ['of kept markup', async () => `markup:${'<svg/>'}`],
  ])('a source that spells the key %s does not find it', async (_why, source) => {
    const assets = createMemoryAssetStore({ files: { cat: small } })
    open({ assets }).readMarkup('<svg/>')
    const failure = await failureOf(loader.readImage(await source(), request))
    expect(['invalid_url', 'source_scheme']).toContain(failure.code)
  })

  test('closing ends the loads under way', async () => {
    const assets: AssetStore = {
      ...createMemoryAssetStore(),
      find: (_orgId, _id, given) =>
        new Promise((_settle, reject) => {
          given?.addEventListener('abort', () => reject(given.reason), { once: true })
        }),
    }
    const work = failureOf(open({ assets }).readImage('asset:cat', request))
    await loader.close()
    expect((await work).code).toBe('closed')
  })

  test('closed, it refuses everything', async () => {
    open({})
    await loader.close()
    for (const work of [
      loader.readImage(dataUrl(small), request),
      loader.readBytes(dataUrl(small), { maxBytes: 100, ...request }),
    ]) {
      expect((await failureOf(work)).code).toBe('closed')
    }
    expect(() => loader.readMarkup('<svg/>')).toThrow(expect.objectContaining({ code: 'closed' }))
  })
})
