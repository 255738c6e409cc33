import { describe, expect, test } from 'vitest'
import { buildKey, KEY_CREATED_AT } from './build-key.ts'
import { type ConformanceOptions, useStores } from './conformance-options.ts'
import { freshOrganisation } from './fresh-id.ts'
import { keyChangeRules } from './key-store-changes.ts'
import { keyScopeRules } from './key-store-scope.ts'
import { listRules } from './list-rules.ts'
import type { ApiKeyUnderTest } from './shapes/key-store.ts'
import { watchOrganisation } from './watch-organisation.ts'

const NOW = KEY_CREATED_AT
const DAY_MS = 86_400_000

/** Registers tests of the contract that `KeyStore` states. */
export function keyStoreConformance(
  options: ConformanceOptions<'keys' | 'members' | 'settings' | 'audit'>,
): void {
  describe('KeyStore', () => {
    const world = useStores(options)
    const keys = () => world.stores.keys
    const watch = (orgId: string) => watchOrganisation(world.stores, orgId)
    const insert = async (given: Parameters<typeof buildKey>[0]): Promise<ApiKeyUnderTest> => {
      const key = buildKey(given)
      await keys().insert(key, [])
      return key
    }
    const idsOf = async (orgId: string, filter: Parameters<ReturnType<typeof keys>['list']>[1]) =>
      new Set((await keys().list(orgId, filter, { limit: 100 })).map(({ id }) => id))

    listRules(() => ({
      add: async (orgId, createdAt) => (await insert({ orgId, createdAt })).id,
      list: async (orgId, page) => (await keys().list(orgId, {}, page)).map(({ id }) => id),
      remove: (orgId, id) => keys().remove(orgId, id, []),
    }))

    test('a key comes back as it was inserted, and is nowhere before', async () => {
      const key = buildKey({
        orgId: freshOrganisation(),
        type: 'get',
        name: 'Ünïcode "name" — 日本',
        hashVersion: 'h1',
        templateIds: ['tmpl_1', 'tmpl_2'],
        allowedHosts: [],
        ipAllow: ['10.0.0.0/8'],
        rateLimit: { limit: 5, windowSeconds: 60 },
        expiresAt: NOW + DAY_MS,
        metadata: { team: 'shop', nested: { list: [1, true, null, 'a'] } },
      })
      expect(await keys().find(key.orgId, key.id)).toBeUndefined()
      expect(await keys().findGrant(key.hash)).toBeUndefined()
      await keys().insert(key, [])
      expect(await keys().find(key.orgId, key.id)).toEqual(key)
      expect((await keys().findGrant(key.hash))?.key).toEqual(key)
    })

    test.each([
      ['id', (key: ApiKeyUnderTest) => ({ id: key.id })],
      ['digest', (key: ApiKeyUnderTest) => ({ hash: key.hash })],
    ])('two keys of one %s are a conflict, also in another organisation', async (_what, same) => {
      const key = await insert({ orgId: freshOrganisation() })
      for (const orgId of [key.orgId, freshOrganisation()]) {
        const watched = await watch(orgId)
        const twin = buildKey({ orgId, ...same(key) })
        await expect(keys().insert(twin, watched.audit)).rejects.toMatchObject({ code: 'conflict' })
        await watched.expectUntouched()
      }
      expect((await keys().findGrant(key.hash))?.key).toEqual(key)
    })

    describe('findGrant', () => {
      test("gives the creator's role as it is now", async () => {
        const { members } = world.stores
        const { orgId, hash } = await insert({ orgId: freshOrganisation() })
        const seen = { orgId, userId: 'ada', at: NOW }
        const role = async () => (await keys().findGrant(hash))?.creatorRole
        expect(await role()).toBeUndefined()
        await members.observe({ ...seen, role: 'admin' })
        expect(await role()).toBe('admin')
        await members.setRoles({ orgId, roles: [{ userId: 'ada', role: 'viewer' }], at: NOW }, [])
        expect(await role()).toBe('viewer')
        await members.observe({ ...seen, orgId: freshOrganisation(), role: 'owner' })
        expect(await role()).toBe('viewer')
        await members.remove({ orgId, userId: 'ada', by: 'eve', at: NOW }, [])
        expect(await role()).toBeUndefined()
      })

      test('takes keys that no person made as those of an owner', async () => {
        const { hash } = await insert({ orgId: freshOrganisation(), createdBy: 'system' })
        expect((await keys().findGrant(hash))?.creatorRole).toBe('owner')
      })

      test("gives the epoch of the key's organisation as it is now", async () => {
        const { settings } = world.stores
        const { orgId, hash } = await insert({ orgId: freshOrganisation() })
        const update = { patch: { allowedHosts: ['example.com'] }, at: NOW }
        for (const changed of [orgId, freshOrganisation()]) {
          await settings.update({ orgId: changed, ...update }, [])
          const { epoch } = await settings.get(orgId)
          expect((await keys().findGrant(hash))?.orgEpoch).toBe(epoch)
        }
      })
    })

    describe('filters', () => {
      test('by creator and by type, all conditions together', async () => {
        const orgId = freshOrganisation()
        const adas = await insert({ orgId, type: 'get' })
        const bobs = await insert({ orgId, type: 'get', createdBy: 'bob' })
        const server = await insert({ orgId, type: 'project', createdBy: 'bob' })
        expect(await idsOf(orgId, { createdBy: 'bob' })).toEqual(new Set([bobs.id, server.id]))
        expect(await idsOf(orgId, { types: ['get'] })).toEqual(new Set([adas.id, bobs.id]))
        expect(await idsOf(orgId, { types: ['get', 'project'], createdBy: 'bob' })).toEqual(
          new Set([bobs.id, server.id]),
        )
        expect(await idsOf(orgId, { types: [] })).toEqual(new Set())
      })

      test.each([
        ['nothing bounds it', {}, 'active'],
        ['it expires later', { expiresAt: NOW + 1 }, 'active'],
        ['it expires at this very moment', { expiresAt: NOW }, 'expired'],
        ['it is rotated, its grace still running', { graceUntil: NOW + 1 }, 'rotating'],
        ['its grace is over, with nobody having written so', { graceUntil: NOW }, 'revoked'],
        ['its grace and its life are over', { graceUntil: NOW, expiresAt: NOW }, 'revoked'],
        ['it is revoked', { revokedAt: NOW - 1 }, 'revoked'],
        ['it is revoked and expired', { revokedAt: NOW - 1, expiresAt: NOW }, 'revoked'],
      ] as const)('by status: when %s', async (_why, life, status) => {
        const orgId = freshOrganisation()
        const { id } = await insert({ orgId, ...life })
        for (const asked of ['active', 'rotating', 'expired', 'revoked'] as const) {
          const found = await idsOf(orgId, { status: { anyOf: [asked], at: NOW } })
          expect(found, asked).toEqual(new Set(asked === status ? [id] : []))
        }
        const all = ['active', 'rotating', 'expired', 'revoked'] as const
        expect(await idsOf(orgId, { status: { anyOf: all, at: NOW } })).toEqual(new Set([id]))
      })

      test('come before paging: a page is full while rows match', async () => {
        const orgId = freshOrganisation()
        for (let i = 0; i < 6; i += 1) {
          await insert({ orgId, createdAt: NOW + i, type: i % 2 === 0 ? 'get' : 'master' })
        }
        const page = await keys().list(orgId, { types: ['get'] }, { limit: 2 })
        expect(page.map(({ createdAt }) => createdAt - NOW)).toEqual([4, 2])
      })
    })

    keyChangeRules(world)
    keyScopeRules(world)
  })
}
