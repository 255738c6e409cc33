import { describe, expect, test } from 'vitest'
import { buildKey } from './build-key.ts'
import { type ConformanceOptions, useStores } from './conformance-options.ts'
import { freshId, freshOrganisation } from './fresh-id.ts'
import { listRules } from './list-rules.ts'
import type { RoleUnderTest } from './shapes/member-store.ts'
import { watchOrganisation } from './watch-organisation.ts'

const AT = 1_700_000_000_000

/** Registers tests of the contract that `MemberStore` states. */
export function memberStoreConformance(
  options: ConformanceOptions<'keys' | 'members' | 'settings' | 'audit'>,
): void {
  describe('MemberStore', () => {
    const world = useStores(options)
    const members = () => world.stores.members
    const watch = (orgId: string) => watchOrganisation(world.stores, orgId)
    const join = (orgId: string, userId: string, role: RoleUnderTest = 'user') =>
      members().observe({ orgId, userId, role, email: `${userId}@example.com`, at: AT })
    const roleOf = async (orgId: string, userId: string) =>
      (await members().find(orgId, userId))?.role

    listRules(() => ({
      add: async (orgId, at) => {
        const userId = freshId('usr')
        await members().observe({ orgId, userId, role: 'user', at })
        return userId
      },
      list: async (orgId, page) => (await members().list(orgId, page)).map((one) => one.userId),
      remove: (orgId, userId) => members().remove({ orgId, userId, by: 'eve', at: AT }, []),
    }))

    describe('observe', () => {
      test('adds who was not known, and lets the epoch grow', async () => {
        const orgId = freshOrganisation()
        expect(await members().find(orgId, 'ada')).toBeUndefined()
        const seen = { orgId, userId: 'ada', role: 'admin', email: 'ada@example.com' } as const
        const { epoch } = await world.stores.settings.get(orgId)
        const member = await members().observe({ ...seen, at: AT })
        expect(member).toEqual({ ...seen, createdAt: AT, updatedAt: AT })
        expect(await members().find(orgId, 'ada')).toEqual(member)
        expect((await world.stores.settings.get(orgId)).epoch).toBeGreaterThan(epoch)
      })

      test.each([
        ['nothing differs', { email: 'ada@example.com' }],
        ['no address is said', {}],
      ])('writes nothing when %s', async (_why, said) => {
        const orgId = freshOrganisation()
        const known = await join(orgId, 'ada')
        const watched = await watch(orgId)
        const seen = { orgId, userId: 'ada', role: 'user', ...said, at: AT + 9 } as const
        expect(await members().observe(seen)).toEqual(known)
        await watched.expectUntouched()
      })

      test('takes over another address without touching the epoch', async () => {
        const orgId = freshOrganisation()
        await join(orgId, 'ada')
        const watched = await watch(orgId)
        const seen = { orgId, userId: 'ada', role: 'user', email: 'new@example.com' } as const
        const expected = { ...seen, createdAt: AT, updatedAt: AT + 9 }
        expect(await members().observe({ ...seen, at: AT + 9 })).toEqual(expected)
        await watched.expectUntouched()
      })

      test('takes over another role, and lets the epoch grow', async () => {
        const orgId = freshOrganisation()
        await join(orgId, 'ada', 'owner')
        const { epoch } = await world.stores.settings.get(orgId)
        await members().observe({ orgId, userId: 'ada', role: 'viewer', at: AT + 9 })
        expect(await members().find(orgId, 'ada')).toMatchObject({
          role: 'viewer',
          email: 'ada@example.com',
        })
        expect((await world.stores.settings.get(orgId)).epoch).toBeGreaterThan(epoch)
      })

      test('of many at once makes one member', async () => {
        const orgId = freshOrganisation()
        await Promise.all(Array.from({ length: 8 }, () => join(orgId, 'ada')))
        expect(await members().list(orgId, { limit: 10 })).toHaveLength(1)
      })
    })

    describe('setRoles', () => {
      test('hands an organisation over in one step, with its event and the epoch', async () => {
        const orgId = freshOrganisation()
        await join(orgId, 'ada', 'owner')
        await join(orgId, 'bob', 'admin')
        const watched = await watch(orgId)
        const roles = [
          { userId: 'ada', role: 'admin' },
          { userId: 'bob', role: 'owner' },
        ] as const
        const changed = await members().setRoles({ orgId, roles, at: AT + 1 }, watched.audit)
        expect(changed?.map(({ userId, role }) => ({ userId, role }))).toEqual(roles)
        expect(await members().find(orgId, 'bob')).toMatchObject({ updatedAt: AT + 1 })
        expect([await roleOf(orgId, 'ada'), await roleOf(orgId, 'bob')]).toEqual(['admin', 'owner'])
        await watched.expectCommitted()
      })

      test('does nothing when one of them is no member', async () => {
        const orgId = freshOrganisation()
        await join(orgId, 'ada', 'owner')
        await join(freshOrganisation(), 'bob')
        const watched = await watch(orgId)
        const roles = [
          { userId: 'ada', role: 'viewer' },
          { userId: 'bob', role: 'owner' },
        ] as const
        expect(await members().setRoles({ orgId, roles, at: AT }, watched.audit)).toBeUndefined()
        expect(await roleOf(orgId, 'ada')).toBe('owner')
        await watched.expectUntouched()
      })
    })

    describe('remove', () => {
      test("takes the member's keys along, with its event and the epoch", async () => {
        const { keys } = world.stores
        const orgId = freshOrganisation()
        await join(orgId, 'ada')
        const [adas, bobs] = [buildKey({ orgId }), buildKey({ orgId, createdBy: 'bob' })]
        for (const key of [adas, bobs]) await keys.insert(key, [])
        const watched = await watch(orgId)
        const removal = { orgId, userId: 'ada', by: 'eve', at: AT + 1 }
        expect(await members().remove(removal, watched.audit)).toEqual([adas.id])
        expect(await members().find(orgId, 'ada')).toBeUndefined()
        expect((await keys.findGrant(adas.hash))?.key).toMatchObject({
          revokedAt: AT + 1,
          revokedBy: 'eve',
          revokeReason: 'member_removed',
        })
        expect((await keys.findGrant(bobs.hash))?.key).toEqual(bobs)
        await watched.expectCommitted()
      })

      test('does nothing for someone who is no member, keys or not', async () => {
        const { keys } = world.stores
        const orgId = freshOrganisation()
        const key = buildKey({ orgId })
        await keys.insert(key, [])
        const watched = await watch(orgId)
        const removal = { orgId, userId: 'ada', by: 'eve', at: AT }
        expect(await members().remove(removal, watched.audit)).toBeUndefined()
        expect(await keys.find(orgId, key.id)).toEqual(key)
        await watched.expectUntouched()
      })
    })

    test('a member of one organisation is nobody in another', async () => {
      const [orgId, other] = [freshOrganisation(), freshOrganisation()]
      const member = await join(orgId, 'ada', 'owner')
      const change = { orgId: other, roles: [{ userId: 'ada', role: 'user' }], at: AT } as const
      expect(await members().find(other, 'ada')).toBeUndefined()
      expect(await members().setRoles(change, [])).toBeUndefined()
      const removal = { orgId: other, userId: 'ada', by: 'eve', at: AT }
      expect(await members().remove(removal, [])).toBeUndefined()
      await join(other, 'ada', 'viewer')
      expect(await members().find(orgId, 'ada')).toEqual(member)
    })
  })
}
