import { describe, expect, test } from 'vitest'
import { buildKey, KEY_CREATED_AT } from './build-key.ts'
import type { ConformanceWorld } from './conformance-options.ts'
import { freshOrganisation } from './fresh-id.ts'
import type { ApiKeyUnderTest } from './shapes/key-store.ts'
import { watchOrganisation } from './watch-organisation.ts'

const NOW = KEY_CREATED_AT
const DAY_MS = 86_400_000
const REVOKED = { revokedAt: NOW, revokedBy: 'ada', revokeReason: 'manual' } as const

/** How a key may change: the part of the contract of `KeyStore` about `update`, `rotate`, `touch`. */
export function keyChangeRules(
  world: ConformanceWorld<'keys' | 'members' | 'settings' | 'audit'>,
): void {
  const keys = () => world.stores.keys
  const watch = (orgId: string) => watchOrganisation(world.stores, orgId)
  const insert = async (given: Parameters<typeof buildKey>[0]): Promise<ApiKeyUnderTest> => {
    const key = buildKey(given)
    await keys().insert(key, [])
    return key
  }

  describe('update', () => {
    const change = ({ orgId, id, updatedAt }: ApiKeyUnderTest) => ({
      ...{ orgId, id, expectedUpdatedAt: updatedAt },
      ...{ patch: { name: 'New' }, at: NOW + 1 },
    })

    test('changes what the patch names, and clears what it names as undefined', async () => {
      const limited = { rateLimit: { limit: 5, windowSeconds: 60 }, ipAllow: ['10.0.0.1'] }
      const key = await insert({ orgId: freshOrganisation(), ...limited })
      const patch = { name: 'New', rateLimit: undefined, metadata: { a: 1 } }
      const changed = await keys().update({ ...change(key), patch }, [])
      expect(changed).toEqual({ ...key, ...patch, updatedAt: NOW + 1 })
      expect(await keys().find(key.orgId, key.id)).toEqual(changed)
      expect((await keys().findGrant(key.hash))?.key).toEqual(changed)
    })

    test('refuses a change that was decided on an older state', async () => {
      const key = await insert({ orgId: freshOrganisation() })
      const first = await keys().update(change(key), [])
      const watched = await watch(key.orgId)
      const late = { ...change(key), patch: { name: 'Late' } }
      await expect(keys().update(late, watched.audit)).rejects.toMatchObject({ code: 'conflict' })
      await watched.expectUntouched()
      expect(await keys().find(key.orgId, key.id)).toEqual(first)
    })

    test('tells two changes of one millisecond apart', async () => {
      const key = await insert({ orgId: freshOrganisation() })
      const changes = [1, 2, 3, 4].map((n) =>
        keys().update({ ...change(key), patch: { name: `${n}` }, at: key.updatedAt }, []),
      )
      const settled = await Promise.allSettled(changes)
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const now = await keys().find(key.orgId, key.id)
      expect(now?.updatedAt).toBeGreaterThan(key.updatedAt)
    })

    test.each([
      ['un-revoked', { revokedAt: undefined }],
      ['revoked at another time', { revokedAt: NOW + DAY_MS }],
    ])('refuses that a revoked key is %s', async (_why, patch) => {
      const key = await insert({ orgId: freshOrganisation(), ...REVOKED })
      await expect(keys().update({ ...change(key), patch }, [])).rejects.toMatchObject({
        code: 'conflict',
      })
      expect(await keys().find(key.orgId, key.id)).toEqual(key)
    })

    test('lets other things of a revoked key change', async () => {
      const key = await insert({ orgId: freshOrganisation(), ...REVOKED })
      expect(await keys().update(change(key), [])).toMatchObject({ ...REVOKED, name: 'New' })
    })
  })

  describe('rotate', () => {
    const rotation = ({ orgId, id, updatedAt }: ApiKeyUnderTest) => {
      const replacement = buildKey({ orgId, replacesId: id })
      const patch = { graceUntil: NOW + DAY_MS, replacedById: replacement.id }
      return { orgId, id, expectedUpdatedAt: updatedAt, patch, at: NOW, replacement }
    }

    test('changes the old key and inserts the new one', async () => {
      const key = await insert({ orgId: freshOrganisation() })
      const order = rotation(key)
      const old = await keys().rotate(order, [])
      expect(old).toMatchObject({ ...order.patch, hash: key.hash })
      expect((await keys().findGrant(key.hash))?.key).toEqual(old)
      expect((await keys().findGrant(order.replacement.hash))?.key).toEqual(order.replacement)
    })

    test.each([
      ['the old key was changed meanwhile', {}, { expectedUpdatedAt: NOW - 1 }],
      ['the old key is revoked', REVOKED, {}],
    ])('does nothing when %s', async (_why, state, given) => {
      const key = await insert({ orgId: freshOrganisation(), ...state })
      const watched = await watch(key.orgId)
      const order = { ...rotation(key), ...given }
      await expect(keys().rotate(order, watched.audit)).rejects.toMatchObject({
        code: 'conflict',
      })
      await watched.expectUntouched()
      expect(await keys().find(key.orgId, key.id)).toEqual(key)
      expect(await keys().findGrant(order.replacement.hash)).toBeUndefined()
    })

    test('leaves the old key alone when the new one cannot be inserted', async () => {
      const key = await insert({ orgId: freshOrganisation() })
      const other = await insert({ orgId: freshOrganisation() })
      const watched = await watch(key.orgId)
      const order = rotation(key)
      const replacement = { ...order.replacement, hash: other.hash }
      await expect(keys().rotate({ ...order, replacement }, watched.audit)).rejects.toMatchObject({
        code: 'conflict',
      })
      await watched.expectUntouched()
      expect(await keys().find(key.orgId, key.id)).toEqual(key)
    })
  })

  describe('touch', () => {
    test('writes when a key was last used, and nothing else', async () => {
      const key = await insert({ orgId: freshOrganisation() })
      const watched = await watch(key.orgId)
      await keys().touch([{ id: key.id, at: NOW + 5 }])
      expect(await keys().find(key.orgId, key.id)).toEqual({ ...key, lastUsedAt: NOW + 5 })
      await watched.expectUntouched()
    })

    test('never goes back in time', async () => {
      const key = await insert({ orgId: freshOrganisation() })
      await keys().touch([{ id: key.id, at: NOW + 5 }])
      await keys().touch([{ id: key.id, at: NOW + 4 }])
      expect(await keys().find(key.orgId, key.id)).toMatchObject({ lastUsedAt: NOW + 5 })
    })

    test('does not stand in the way of a change that was decided before', async () => {
      const key = await insert({ orgId: freshOrganisation() })
      await keys().touch([{ id: key.id, at: NOW + 5 }])
      const { orgId, id, updatedAt: expectedUpdatedAt } = key
      const change = { orgId, id, expectedUpdatedAt, patch: { name: 'New' }, at: NOW + 6 }
      expect(await keys().update(change, [])).toMatchObject({ name: 'New', lastUsedAt: NOW + 5 })
    })

    test('does not bring back what a revocation took, decided on an older state', async () => {
      const key = await insert({ orgId: freshOrganisation() })
      const { orgId, id, updatedAt: expectedUpdatedAt } = key
      await Promise.all([
        keys().update({ orgId, id, expectedUpdatedAt, patch: REVOKED, at: NOW + 1 }, []),
        keys().touch([{ id, at: NOW + 2 }]),
      ])
      expect(await keys().find(orgId, id)).toMatchObject({ ...REVOKED, lastUsedAt: NOW + 2 })
    })

    test('leaves a removed key removed, and touches the others', async () => {
      const orgId = freshOrganisation()
      const [gone, kept] = [await insert({ orgId }), await insert({ orgId })]
      await keys().remove(orgId, gone.id, [])
      await keys().touch([gone, kept].map(({ id }) => ({ id, at: NOW + 5 })))
      expect(await keys().find(orgId, gone.id)).toBeUndefined()
      expect(await keys().findGrant(gone.hash)).toBeUndefined()
      expect(await keys().find(orgId, kept.id)).toMatchObject({ lastUsedAt: NOW + 5 })
    })
  })
}
