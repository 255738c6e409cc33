import { describe, expect, test } from 'vitest'
import { buildKey, KEY_CREATED_AT } from './build-key.ts'
import type { ConformanceWorld } from './conformance-options.ts'
import { freshOrganisation } from './fresh-id.ts'
import type { AuditEventUnderTest } from './shapes/audit-log.ts'
import type { ApiKeyUnderTest, KeyStoreUnderTest } from './shapes/key-store.ts'
import { watchOrganisation } from './watch-organisation.ts'

type Change = (
  keys: KeyStoreUnderTest,
  key: ApiKeyUnderTest,
  audit: readonly AuditEventUnderTest[],
) => Promise<unknown>

const at = KEY_CREATED_AT + 1

/** Every way to change a key, and what it answers when there is none. */
const CHANGES: readonly (readonly [name: string, change: Change, absent: unknown])[] = [
  [
    'update',
    (keys, { orgId, id, updatedAt }, audit) =>
      keys.update({ orgId, id, expectedUpdatedAt: updatedAt, patch: { name: 'New' }, at }, audit),
    undefined,
  ],
  [
    'rotate',
    (keys, { orgId, id, updatedAt }, audit) =>
      keys.rotate(
        {
          ...{ orgId, id, expectedUpdatedAt: updatedAt, patch: { graceUntil: at }, at },
          replacement: buildKey({ orgId }),
        },
        audit,
      ),
    undefined,
  ],
  ['remove', (keys, { orgId, id }, audit) => keys.remove(orgId, id, audit), false],
]

/** What a change of a key is: one transaction, in one organisation. */
export function keyScopeRules(
  world: ConformanceWorld<'keys' | 'members' | 'settings' | 'audit'>,
): void {
  const keys = () => world.stores.keys
  const watch = (orgId: string) => watchOrganisation(world.stores, orgId)
  const insert = async (given: Parameters<typeof buildKey>[0]): Promise<ApiKeyUnderTest> => {
    const key = buildKey(given)
    await keys().insert(key, [])
    return key
  }

  test('insert writes its event and the epoch with the key', async () => {
    const orgId = freshOrganisation()
    const watched = await watch(orgId)
    await keys().insert(buildKey({ orgId }), watched.audit)
    await watched.expectCommitted()
  })

  test.each(CHANGES)('%s writes its event and the epoch with the key', async (_name, change) => {
    const key = await insert({ orgId: freshOrganisation() })
    const watched = await watch(key.orgId)
    await change(keys(), key, watched.audit)
    await watched.expectCommitted()
  })

  test.each(CHANGES)(
    '%s touches no key of another organisation, and writes nothing',
    async (_name, change, absent) => {
      const key = await insert({ orgId: freshOrganisation() })
      const orgId = freshOrganisation()
      const [own, other] = [await watch(key.orgId), await watch(orgId)]
      expect(await change(keys(), { ...key, orgId }, other.audit)).toBe(absent)
      await own.expectUntouched()
      await other.expectUntouched()
      expect(await keys().find(key.orgId, key.id)).toEqual(key)
      expect((await keys().findGrant(key.hash))?.key).toEqual(key)
    },
  )

  test('find and list show no key of another organisation', async () => {
    const key = await insert({ orgId: freshOrganisation() })
    const stranger = freshOrganisation()
    expect(await keys().find(stranger, key.id)).toBeUndefined()
    expect(await keys().list(stranger, {}, { limit: 10 })).toEqual([])
  })

  test('a removed key is gone, also by its digest', async () => {
    const key = await insert({ orgId: freshOrganisation() })
    expect(await keys().remove(key.orgId, key.id, [])).toBe(true)
    expect(await keys().find(key.orgId, key.id)).toBeUndefined()
    expect(await keys().findGrant(key.hash)).toBeUndefined()
    expect(await keys().remove(key.orgId, key.id, [])).toBe(false)
  })

  describe('revokeAllOf', () => {
    const order = { userId: 'ada', by: 'eve', reason: 'member_removed', at } as const

    test("revokes that user's keys of that organisation, with its event and the epoch", async () => {
      const orgId = freshOrganisation()
      const mine = [await insert({ orgId }), await insert({ orgId })]
      const bobs = await insert({ orgId, createdBy: 'bob' })
      const elsewhere = await insert({ orgId: freshOrganisation() })
      const watched = await watch(orgId)
      const revoked = await keys().revokeAllOf({ orgId, ...order }, watched.audit)
      expect(new Set(revoked)).toEqual(new Set(mine.map(({ id }) => id)))
      await watched.expectCommitted()
      for (const { hash } of mine) {
        const key = (await keys().findGrant(hash))?.key
        expect(key).toMatchObject({ revokedAt: at, revokedBy: 'eve' })
        expect(key?.revokeReason).toBe('member_removed')
        expect(key?.updatedAt).toBeGreaterThan(KEY_CREATED_AT)
      }
      expect(await keys().find(orgId, bobs.id)).toEqual(bobs)
      expect(await keys().find(elsewhere.orgId, elsewhere.id)).toEqual(elsewhere)
    })

    test('leaves keys that are revoked already as they are', async () => {
      const orgId = freshOrganisation()
      const before = { revokedAt: 5, revokedBy: 'ada', revokeReason: 'leak' } as const
      const key = await insert({ orgId, ...before })
      expect(await keys().revokeAllOf({ orgId, ...order }, [])).toEqual([])
      expect(await keys().find(orgId, key.id)).toEqual(key)
    })
  })
}
