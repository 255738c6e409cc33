import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type ConformanceOptions, useStores } from './conformance-options.ts'
import { freshId, freshOrganisation } from './fresh-id.ts'
import { listRules } from './list-rules.ts'
import type { NewAssetUnderTest } from './shapes/asset-store.ts'
import { watchOrganisation } from './watch-organisation.ts'

const AT = 1_700_000_000_000
const FIRST = Uint8Array.of(0, 1, 2, 253, 254, 255)
const SECOND = Uint8Array.of(9, 9, 9)

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function buildAsset(given: Partial<NewAssetUnderTest> = {}): NewAssetUnderTest {
  return {
    id: freshId('ast'),
    orgId: freshOrganisation(),
    mediaType: 'image/png',
    width: 4,
    height: 2,
    fileName: 'Löwe 🦁.png',
    createdBy: 'ada',
    createdAt: AT,
    ...given,
  }
}

/** Registers tests of the contract that `AssetStore` states. */
export function assetStoreConformance(
  options: ConformanceOptions<'assets' | 'settings' | 'audit'>,
): void {
  describe('AssetStore', () => {
    const world = useStores(options)
    const assets = () => world.stores.assets
    const watch = (orgId: string) => watchOrganisation(world.stores, orgId)
    const insert = async (given: Partial<NewAssetUnderTest> = {}, bytes = FIRST) => {
      const asset = buildAsset(given)
      await assets().insert(asset, bytes, [])
      return asset
    }
    const contentOf = async (orgId: string, id: string) => {
      const found = await assets().readContent(orgId, id)
      return found && [...found.bytes]
    }

    listRules(() => ({
      add: async (orgId, createdAt) => (await insert({ orgId, createdAt })).id,
      list: async (orgId, page) => (await assets().list(orgId, {}, page)).map(({ id }) => id),
      remove: (orgId, id) => assets().remove(orgId, id, []),
    }))

    test('what was inserted comes back equal, with its digest and size', async () => {
      const asset = buildAsset()
      const { orgId, id } = asset
      expect(await assets().find(orgId, id)).toBeUndefined()
      expect(await assets().readContent(orgId, id)).toBeUndefined()
      const record = { ...asset, digest: digestOf(FIRST), sizeBytes: FIRST.length }
      expect(await assets().insert(asset, FIRST, [])).toEqual(record)
      expect(await assets().find(orgId, id)).toEqual(record)
      const stored = await assets().readContent(orgId, id)
      expect(stored).toMatchObject(record)
      expect(stored?.bytes).toBeInstanceOf(Uint8Array)
      expect(await contentOf(orgId, id)).toEqual([...FIRST])
    })

    test('what has no size and no name has none', async () => {
      const bare = { width: undefined, height: undefined, fileName: undefined }
      const { orgId, id } = await insert({ ...bare, mediaType: 'font/woff2' })
      expect(await assets().find(orgId, id)).toMatchObject(bare)
    })

    test('a megabyte of any bytes comes back equal', async () => {
      const bytes = Uint8Array.from({ length: 1_000_003 }, (_, at) => (at * 31) & 255)
      const { orgId, id } = await insert({}, bytes)
      const stored = await assets().readContent(orgId, id)
      expect(stored?.digest).toBe(digestOf(bytes))
      expect(digestOf(stored?.bytes ?? SECOND)).toBe(digestOf(bytes))
    })

    test('the store keeps its own copy of what it is given', async () => {
      const bytes = FIRST.slice()
      const { orgId, id } = await insert({}, bytes)
      bytes.fill(7)
      expect(await contentOf(orgId, id)).toEqual([...FIRST])
    })

    test('a view into a larger buffer is stored as the view, not the buffer', async () => {
      const { orgId, id } = await insert({}, FIRST.subarray(2, 4))
      expect(await contentOf(orgId, id)).toEqual([2, 253])
    })

    test('an id is given once, and may be given again after a removal', async () => {
      const { orgId, id } = await insert()
      const watched = await watch(orgId)
      const twin = buildAsset({ orgId, id })
      await expect(assets().insert(twin, SECOND, watched.audit)).rejects.toMatchObject({
        code: 'conflict',
      })
      await watched.expectUntouched()
      expect(await contentOf(orgId, id)).toEqual([...FIRST])
      expect(await assets().remove(orgId, id, [])).toBe(true)
      expect(await assets().remove(orgId, id, [])).toBe(false)
      expect(await assets().find(orgId, id)).toBeUndefined()
      expect(await contentOf(orgId, id)).toBeUndefined()
      await assets().insert(twin, SECOND, [])
      expect((await assets().find(orgId, id))?.digest).toBe(digestOf(SECOND))
    })

    test('readers during a replacement see a whole content with its own digest, or none', async () => {
      const { orgId, id } = await insert()
      const replace = async () => {
        await assets().remove(orgId, id, [])
        await assets().insert(buildAsset({ orgId, id }), SECOND, [])
      }
      const reads = Array.from({ length: 20 }, () => assets().readContent(orgId, id))
      const [seen] = await Promise.all([Promise.all(reads), replace()])
      for (const asset of seen) {
        if (asset !== undefined) expect(asset.digest).toBe(digestOf(asset.bytes))
      }
    })

    test.each(['constructor', 'hasOwnProperty', 'toString', '0'])(
      '%s is an id like any other, unknown until it is inserted',
      async (id) => {
        const orgId = freshOrganisation()
        expect(await assets().find(orgId, id)).toBeUndefined()
        await insert({ orgId, id })
        expect(await contentOf(orgId, id)).toEqual([...FIRST])
      },
    )

    test('ids are told apart by case', async () => {
      const { orgId } = await insert({ id: 'Logo', orgId: freshOrganisation() })
      expect(await assets().find(orgId, 'logo')).toBeUndefined()
      await insert({ orgId, id: 'logo' }, SECOND)
      expect(await contentOf(orgId, 'Logo')).toEqual([...FIRST])
    })

    test.each([
      ['empty', ''],
      ['a path', 'a/b'],
      ['a parent folder', '../secret'],
      ['a hidden file', '.env'],
      ['a NUL character', 'a\0b'],
      ['too long', 'a'.repeat(129)],
    ])('insert refuses an id that is %s', async (_why, id) => {
      await expect(insert({ id })).rejects.toMatchObject({ code: 'invalid_value' })
    })

    test('filters by creator and media type, all conditions together', async () => {
      const orgId = freshOrganisation()
      const a = await insert({ orgId })
      const b = await insert({ orgId, createdBy: 'bob', mediaType: 'font/woff2' })
      const ids = async (filter: { createdBy?: string; mediaTypes?: readonly string[] }) =>
        new Set((await assets().list(orgId, filter, { limit: 10 })).map(({ id }) => id))
      expect(await ids({ createdBy: 'bob' })).toEqual(new Set([b.id]))
      expect(await ids({ mediaTypes: ['image/png', 'image/webp'] })).toEqual(new Set([a.id]))
      expect(await ids({ mediaTypes: [] })).toEqual(new Set())
      expect(await ids({ createdBy: 'bob', mediaTypes: ['image/png'] })).toEqual(new Set())
    })

    test('each change writes its event and the epoch with it', async () => {
      const asset = buildAsset()
      const inserted = await watch(asset.orgId)
      await assets().insert(asset, FIRST, inserted.audit)
      await inserted.expectCommitted()
      const removed = await watch(asset.orgId)
      await assets().remove(asset.orgId, asset.id, removed.audit)
      await removed.expectCommitted()
    })

    test('organisations may use one id, and none sees or removes that of another', async () => {
      const { orgId, id } = await insert()
      const stranger = freshOrganisation()
      const [own, other] = [await watch(orgId), await watch(stranger)]
      expect(await assets().find(stranger, id)).toBeUndefined()
      expect(await contentOf(stranger, id)).toBeUndefined()
      expect(await assets().remove(stranger, id, other.audit)).toBe(false)
      await own.expectUntouched()
      await other.expectUntouched()
      await insert({ orgId: stranger, id }, SECOND)
      expect(await contentOf(orgId, id)).toEqual([...FIRST])
      expect(await contentOf(stranger, id)).toEqual([...SECOND])
    })

    test('a read whose signal is aborted rejects with its reason', async () => {
      const { orgId, id } = await insert()
      const reason = new Error('no longer wanted')
      const signal = AbortSignal.abort(reason)
      await expect(assets().find(orgId, id, signal)).rejects.toBe(reason)
      await expect(assets().readContent(orgId, id, signal)).rejects.toBe(reason)
    })
  })
}
