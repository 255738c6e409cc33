import { describe, expect, test } from 'vitest'
import { type ConformanceOptions, useStores } from './conformance-options.ts'
import { freshId, freshOrganisation } from './fresh-id.ts'
import { listRules } from './list-rules.ts'
import type { SigningKeyUnderTest } from './shapes/signing-key-store.ts'
import { watchOrganisation } from './watch-organisation.ts'

const AT = 1_700_000_000_000

/** Registers tests of the contract that `SigningKeyStore` states. */
export function signingKeyStoreConformance(
  options: ConformanceOptions<'signingKeys' | 'settings' | 'audit'>,
): void {
  describe('SigningKeyStore', () => {
    const world = useStores(options)
    const keys = () => world.stores.signingKeys
    const watch = (orgId: string) => watchOrganisation(world.stores, orgId)
    const insert = async (given: Partial<SigningKeyUnderTest> = {}) => {
      const key: SigningKeyUnderTest = {
        id: freshId('sk'),
        orgId: freshOrganisation(),
        // Every byte, so that none is taken for the end of a text.
        secret: Uint8Array.from({ length: 256 }, (_, byte) => byte),
        createdBy: 'ada',
        createdAt: AT,
        revokedAt: undefined,
        ...given,
      }
      await keys().insert(key, [])
      return key
    }

    listRules(() => ({
      add: async (orgId, createdAt) => (await insert({ orgId, createdAt })).id,
      list: async (orgId, page) => (await keys().list(orgId, page)).map(({ id }) => id),
      remove: (orgId, id) => keys().remove(orgId, id, []),
    }))

    test('a key comes back as it was inserted, its secret byte by byte', async () => {
      const key = await insert()
      const found = await keys().find(key.orgId, key.id)
      expect({ ...found, secret: [...(found?.secret ?? [])] }).toEqual({
        ...key,
        secret: [...key.secret],
      })
      expect(found?.secret).toBeInstanceOf(Uint8Array)
    })

    test('the store keeps its own copy of a secret', async () => {
      const secret = Uint8Array.of(1, 2, 3)
      const { orgId, id } = await insert({ secret })
      secret.fill(0)
      expect([...((await keys().find(orgId, id))?.secret ?? [])]).toEqual([1, 2, 3])
    })

    test('findGrant finds a key of any organisation, with the epoch as it is now', async () => {
      const { orgId, id } = await insert()
      await world.stores.settings.update({ orgId, patch: { plan: 'pro' }, at: AT }, [])
      const { epoch } = await world.stores.settings.get(orgId)
      expect(await keys().findGrant(id)).toMatchObject({ key: { id, orgId }, orgEpoch: epoch })
      expect(await keys().findGrant(freshId('sk'))).toBeUndefined()
    })

    test('an id that is taken is a conflict, also in another organisation', async () => {
      const { orgId, id } = await insert()
      const other = freshOrganisation()
      const watched = await watch(other)
      const key = { id, orgId: other, secret: Uint8Array.of(1), createdBy: 'eve', createdAt: AT }
      const twin = keys().insert({ ...key, revokedAt: undefined }, watched.audit)
      await expect(twin).rejects.toMatchObject({ code: 'conflict' })
      await watched.expectUntouched()
      expect((await keys().findGrant(id))?.key.orgId).toBe(orgId)
    })

    test('a revoked key stays so, with its first time', async () => {
      const { orgId, id } = await insert()
      const revocation = { orgId, id, at: AT + 1 }
      expect(await keys().revoke(revocation, [])).toMatchObject({ revokedAt: AT + 1 })
      expect(await keys().revoke({ ...revocation, at: AT + 2 }, [])).toMatchObject({
        revokedAt: AT + 1,
      })
      expect((await keys().findGrant(id))?.key.revokedAt).toBe(AT + 1)
    })

    test('a removed key is gone', async () => {
      const { orgId, id } = await insert()
      expect(await keys().remove(orgId, id, [])).toBe(true)
      expect(await keys().remove(orgId, id, [])).toBe(false)
      expect(await keys().find(orgId, id)).toBeUndefined()
      expect(await keys().findGrant(id)).toBeUndefined()
    })

    test('each change writes its event and the epoch with it', async () => {
      const orgId = freshOrganisation()
      const key = { id: freshId('sk'), orgId, secret: Uint8Array.of(1), createdBy: 'ada' }
      const inserted = await watch(orgId)
      await keys().insert({ ...key, createdAt: AT, revokedAt: undefined }, inserted.audit)
      await inserted.expectCommitted()
      const revoked = await watch(orgId)
      await keys().revoke({ orgId, id: key.id, at: AT }, revoked.audit)
      await revoked.expectCommitted()
      const removed = await watch(orgId)
      await keys().remove(orgId, key.id, removed.audit)
      await removed.expectCommitted()
    })

    test('a key of one organisation can be neither seen nor changed by another', async () => {
      const { orgId, id } = await insert()
      const other = freshOrganisation()
      const [own, stranger] = [await watch(orgId), await watch(other)]
      expect(await keys().find(other, id)).toBeUndefined()
      const revocation = { orgId: other, id, at: AT }
      expect(await keys().revoke(revocation, stranger.audit)).toBeUndefined()
      expect(await keys().remove(other, id, stranger.audit)).toBe(false)
      expect(await keys().find(orgId, id)).toMatchObject({ revokedAt: undefined })
      await own.expectUntouched()
      await stranger.expectUntouched()
    })
  })
}
