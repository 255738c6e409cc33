import { describe, expect, test } from 'vitest'
import { type ConformanceOptions, useStores } from './conformance-options.ts'
import { freshDigest, freshId, freshOrganisation } from './fresh-id.ts'
import type { CachedImageUnderTest } from './shapes/image-cache.ts'

/** Registers tests of the contract that `ImageCache` states. The cache must have room for 2 MB. */
export function imageCacheConformance(options: ConformanceOptions<'images'>): void {
  describe('ImageCache', () => {
    const world = useStores(options)
    const images = () => world.stores.images
    const build = (given: Partial<CachedImageUnderTest> = {}): CachedImageUnderTest => ({
      orgId: freshOrganisation(),
      templateId: freshId('tmpl'),
      bytes: Uint8Array.of(137, 80, 78, 71, 0, 255),
      mediaType: 'image/png',
      width: 1200,
      height: 630,
      etag: `"${freshDigest()}"`,
      receiptJson: '{"layers": {"title": "Grüße 日本"}}',
      renderId: freshId('rnd'),
      expiresAt: world.now() + 60_000,
      ...given,
    })
    const plain = (image: CachedImageUnderTest | undefined) =>
      image && { ...image, bytes: [...image.bytes] }

    test('an image that was put comes back equal', async () => {
      const [key, image] = [freshDigest(), build()]
      expect(await images().get(key)).toBeUndefined()
      await images().put(key, image)
      expect(plain(await images().get(key))).toEqual(plain(image))
      expect(await images().get(freshDigest())).toBeUndefined()
    })

    test('half a megabyte of any bytes comes back equal', async () => {
      const bytes = Uint8Array.from({ length: 500_000 }, (_, at) => (at * 31) & 255)
      const key = freshDigest()
      await images().put(key, build({ bytes }))
      const found = (await images().get(key))?.bytes
      expect(Buffer.compare(found ?? Buffer.alloc(0), bytes)).toBe(0)
    })

    test('put replaces all of an image', async () => {
      const key = freshDigest()
      const [first, second] = [build(), build({ bytes: Uint8Array.of(9), width: 1 })]
      await images().put(key, first)
      await images().put(key, second)
      expect(plain(await images().get(key))).toEqual(plain(second))
    })

    test('readers during a replacement see a whole image', async () => {
      const key = freshDigest()
      const pair = [build({ bytes: Uint8Array.of(1) }), build({ bytes: Uint8Array.of(2, 2) })]
      for (const image of pair) await images().put(key, image)
      const reads = Array.from({ length: 10 }, () => images().get(key))
      const writes = pair.map((image) => images().put(key, image))
      const [seen] = await Promise.all([Promise.all(reads), Promise.all(writes)])
      for (const image of seen) expect(pair.map(plain)).toContainEqual(plain(image))
    })

    test('an image lives until the moment at which it expires', async () => {
      const key = freshDigest()
      await images().put(key, build({ expiresAt: world.now() + 1_000 }))
      await world.passTime(500)
      expect(await images().get(key)).toBeDefined()
      await world.passTime(500)
      expect(await images().get(key)).toBeUndefined()
    })

    test('an image that is expired when it is put is not there', async () => {
      const key = freshDigest()
      await images().put(key, build({ expiresAt: world.now() }))
      expect(await images().get(key)).toBeUndefined()
    })

    test('dropping a template forgets its images, and those of no other', async () => {
      const { orgId, templateId } = build()
      const own = { orgId, templateId }
      const entries = [
        [freshDigest(), build(own)],
        [freshDigest(), build(own)],
        [freshDigest(), build({ orgId })],
        [freshDigest(), build({ templateId })],
      ] as const
      for (const [key, image] of entries) await images().put(key, image)
      await images().dropTemplate(orgId, templateId)
      const found = await Promise.all(entries.map(([key]) => images().get(key)))
      expect(found.map((image) => image !== undefined)).toEqual([false, false, true, true])
      await images().dropTemplate(orgId, freshId('tmpl'))
    })

    test('what is put after a drop is dropped by the next', async () => {
      const [key, image] = [freshDigest(), build()]
      for (const _again of [1, 2]) {
        await images().put(key, image)
        expect(await images().get(key)).toBeDefined()
        await images().dropTemplate(image.orgId, image.templateId)
        expect(await images().get(key)).toBeUndefined()
      }
    })

    test('an image that is replaced by one of another template follows that one', async () => {
      const key = freshDigest()
      const [first, second] = [build(), build()]
      await images().put(key, first)
      await images().put(key, second)
      await images().dropTemplate(first.orgId, first.templateId)
      expect(plain(await images().get(key))).toEqual(plain(second))
      await images().dropTemplate(second.orgId, second.templateId)
      expect(await images().get(key)).toBeUndefined()
    })
  })
}
