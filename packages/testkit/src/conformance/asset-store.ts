import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'

/**
 * The port `AssetStore` of `@platen/core`, by its shape: the core tests its own store with this
 * suite, so the suite cannot depend on the core.
 */
export interface AssetStoreUnderTest {
  find(id: string, signal?: AbortSignal): Promise<AssetInfoUnderTest | undefined>
  read(
    id: string,
    signal?: AbortSignal,
  ): Promise<(AssetInfoUnderTest & { readonly bytes: Uint8Array }) | undefined>
  put(id: string, bytes: Uint8Array, signal?: AbortSignal): Promise<AssetInfoUnderTest>
}

export interface AssetInfoUnderTest {
  readonly digest: string
  readonly sizeBytes: number
}

export interface AssetStoreConformanceOptions {
  /** Gives a store; its content does not matter, since ids are fresh. */
  readonly create: () => AssetStoreUnderTest | Promise<AssetStoreUnderTest>
}

const FIRST = Uint8Array.of(0, 1, 2, 253, 254, 255)
const SECOND = Uint8Array.of(9, 9, 9)

/** Registers tests of the contract that `AssetStore` states. */
export function assetStoreConformance({ create }: AssetStoreConformanceOptions): void {
  describe('AssetStore', () => {
    let store: AssetStoreUnderTest
    const freshId = () => `asset-${crypto.randomUUID()}`
    const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

    beforeEach(async () => {
      store = await create()
    })

    test('an id that was never put is undefined', async () => {
      const id = freshId()
      expect(await store.find(id)).toBeUndefined()
      expect(await store.read(id)).toBeUndefined()
    })

    test('what was put comes back equal, with its digest and size', async () => {
      const id = freshId()
      const info = { digest: digestOf(FIRST), sizeBytes: FIRST.length }
      expect(await store.put(id, FIRST)).toEqual(info)
      expect(await store.find(id)).toEqual(info)
      const stored = await store.read(id)
      expect(stored).toMatchObject(info)
      expect([...(stored?.bytes ?? [])]).toEqual([...FIRST])
    })

    test('put replaces content and digest together', async () => {
      const id = freshId()
      await store.put(id, FIRST)
      await store.put(id, SECOND)
      expect((await store.find(id))?.digest).toBe(digestOf(SECOND))
      expect([...((await store.read(id))?.bytes ?? [])]).toEqual([...SECOND])
    })

    test('readers during a replacement see a whole content with its own digest', async () => {
      const id = freshId()
      await store.put(id, FIRST)
      const reads = Array.from({ length: 20 }, () => store.read(id))
      const [seen] = await Promise.all([Promise.all(reads), store.put(id, SECOND)])
      for (const asset of seen) expect(asset?.digest).toBe(digestOf(asset?.bytes ?? SECOND))
    })

    test('the store keeps its own copy of what it is given', async () => {
      const id = freshId()
      const bytes = FIRST.slice()
      await store.put(id, bytes)
      bytes.fill(7)
      expect([...((await store.read(id))?.bytes ?? [])]).toEqual([...FIRST])
    })

    test.each(['constructor', 'hasOwnProperty', 'toString'])(
      '%s is an id like any other, unknown until it is put',
      async (name) => {
        const id = `${name}-${crypto.randomUUID()}`
        expect(await store.find(name)).toBeUndefined()
        await store.put(id, FIRST)
        expect((await store.find(id))?.sizeBytes).toBe(FIRST.length)
      },
    )

    test('ids are told apart by case', async () => {
      const id = freshId()
      await store.put(id, FIRST)
      expect(await store.find(id.toUpperCase())).toBeUndefined()
    })

    test.each([
      ['empty', ''],
      ['a path', 'a/b'],
      ['a parent folder', '../secret'],
      ['a hidden file', '.env'],
      ['a NUL character', 'a\0b'],
      ['too long', 'a'.repeat(129)],
    ])('put refuses an id that is %s', async (_why, id) => {
      await expect(store.put(id, FIRST)).rejects.toMatchObject({ code: 'invalid_value' })
    })

    test('a call whose signal is aborted rejects with its reason and stores nothing', async () => {
      const id = freshId()
      const reason = new Error('no longer wanted')
      const signal = AbortSignal.abort(reason)
      await expect(store.put(id, FIRST, signal)).rejects.toBe(reason)
      await expect(store.find(id, signal)).rejects.toBe(reason)
      await expect(store.read(id, signal)).rejects.toBe(reason)
      expect(await store.find(id)).toBeUndefined()
    })
  })
}
