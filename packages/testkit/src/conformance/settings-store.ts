import { describe, expect, test } from 'vitest'
import { buildKey } from './build-key.ts'
import { type ConformanceOptions, useStores } from './conformance-options.ts'
import { freshOrganisation } from './fresh-id.ts'
import { watchOrganisation } from './watch-organisation.ts'

const AT = 1_700_000_000_000

/** Registers tests of the contract that `SettingsStore` states. */
export function settingsStoreConformance(
  options: ConformanceOptions<'keys' | 'settings' | 'audit'>,
): void {
  describe('SettingsStore', () => {
    const world = useStores(options)
    const settings = () => world.stores.settings
    const watch = (orgId: string) => watchOrganisation(world.stores, orgId)

    test('an organisation that never saved anything has the defaults, at epoch 0', async () => {
      const orgId = freshOrganisation()
      expect(await settings().get(orgId)).toEqual({
        orgId,
        allowedHosts: [],
        keysMayManageKeys: true,
        cacheMode: 'private',
        plan: 'default',
        epoch: 0,
        updatedAt: 0,
      })
    })

    test('a change keeps what it does not name, with its event and the epoch', async () => {
      const orgId = freshOrganisation()
      await settings().update({ orgId, patch: { plan: 'pro' }, at: AT }, [])
      const watched = await watch(orgId)
      const allowedHosts = ['example.com', '*.example.com', 'xn--bcher-kva.de:8080']
      const patch = { allowedHosts, keysMayManageKeys: false, cacheMode: 'shared' } as const
      const changed = await settings().update({ orgId, patch, at: AT + 1 }, watched.audit)
      expect(changed).toMatchObject({ ...patch, orgId, plan: 'pro', updatedAt: AT + 1 })
      expect(await settings().get(orgId)).toEqual(changed)
      await watched.expectCommitted()
    })

    test('a change touches no other organisation', async () => {
      const [orgId, other] = [freshOrganisation(), freshOrganisation()]
      const before = await settings().get(other)
      await settings().update({ orgId, patch: { allowedHosts: ['a.example'] }, at: AT }, [])
      expect(await settings().get(other)).toEqual(before)
    })

    test('a change that was decided at another epoch is refused whole', async () => {
      const orgId = freshOrganisation()
      const change = { orgId, patch: { plan: 'pro' }, at: AT }
      const { epoch } = await settings().update(change, [])
      const watched = await watch(orgId)
      const late = { ...change, patch: { plan: 'starter' }, expectedEpoch: epoch - 1 }
      await expect(settings().update(late, watched.audit)).rejects.toMatchObject({
        code: 'conflict',
      })
      await watched.expectUntouched()
      expect(await settings().get(orgId)).toMatchObject({ plan: 'pro' })
      const right = { ...late, expectedEpoch: epoch }
      expect(await settings().update(right, [])).toMatchObject({ plan: 'starter' })
    })

    test('of changes decided at one epoch, one is taken', async () => {
      const orgId = freshOrganisation()
      const changes = [1, 2, 3, 4, 5].map((n) =>
        settings().update({ orgId, patch: { plan: `${n}` }, expectedEpoch: 0, at: AT }, []),
      )
      const settled = await Promise.allSettled(changes)
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    })

    test('the epoch counts every change of many at once', async () => {
      const orgId = freshOrganisation()
      const changes = Array.from({ length: 10 }, (_, n) =>
        n % 2 === 0
          ? settings().update({ orgId, patch: { plan: `${n}` }, at: AT }, [])
          : world.stores.keys.insert(buildKey({ orgId }), []),
      )
      await Promise.all(changes)
      expect((await settings().get(orgId)).epoch).toBeGreaterThanOrEqual(changes.length)
    })

    describe('refused hosts', () => {
      const note = (orgId: string, host: string, at: number) =>
        settings().noteRefusedHost(orgId, { host, at })

      test('are listed latest first, and counted', async () => {
        const orgId = freshOrganisation()
        expect(await settings().listRefusedHosts(orgId)).toEqual([])
        await note(orgId, 'a.example', AT)
        await note(orgId, 'b.example:8080', AT + 1)
        await note(orgId, 'a.example', AT + 2)
        expect(await settings().listRefusedHosts(orgId)).toEqual([
          { host: 'a.example', count: 2, lastAt: AT + 2 },
          { host: 'b.example:8080', count: 1, lastAt: AT + 1 },
        ])
      })

      test('are the last 20, however many there were', async () => {
        const orgId = freshOrganisation()
        for (let n = 0; n < 25; n += 1) await note(orgId, `host-${n}.example`, AT + n)
        const listed = await settings().listRefusedHosts(orgId)
        expect(listed.map(({ lastAt }) => lastAt - AT)).toEqual(
          Array.from({ length: 20 }, (_, n) => 24 - n),
        )
      })

      test('are shown to their organisation only, and leave the epoch alone', async () => {
        const [orgId, other] = [freshOrganisation(), freshOrganisation()]
        const watched = await watch(orgId)
        await note(orgId, 'constructor', AT)
        await watched.expectUntouched()
        expect(await settings().listRefusedHosts(other)).toEqual([])
        expect(await settings().listRefusedHosts(orgId)).toHaveLength(1)
      })
    })
  })
}
