import { describe, expect, test } from 'vitest'
import { buildKey } from '../build-key.ts'
import { ENGINES } from '../use-addresses.ts'
import { useDatabaseFolder } from '../use-database-folder.ts'
import { killDuringWrites } from './kill-during-writes.ts'
import { openStorage } from './open-storage.ts'
import { startProcess } from './start-process.ts'

const folder = useDatabaseFolder()

describe.each(ENGINES)('of $name', ({ useAddress }) => {
  describe.skipIf(useAddress === undefined)('another process', () => {
    const findAddress = useAddress?.() ?? String

    test('sees a revocation, a new role and a removed member with its next request', async () => {
      const stores = await openStorage(findAddress())
      const key = buildKey('shared')
      await stores.members.observe({ orgId: 'acme', userId: 'ada', role: 'owner', at: 1 })
      await stores.keys.insert(key, [])
      const other = await startProcess('ask-grants.ts', findAddress())
      expect(await other.ask(key.hash)).toMatchObject({ creatorRole: 'owner', orgEpoch: 2 })

      await stores.members.setRoles(
        { orgId: 'acme', roles: [{ userId: 'ada', role: 'viewer' }], at: 2 },
        [],
      )
      expect(await other.ask(key.hash)).toMatchObject({ creatorRole: 'viewer', orgEpoch: 3 })

      const patch = { revokedAt: 5, revokedBy: 'ada', revokeReason: 'manual' } as const
      const change = { orgId: 'acme', id: key.id, expectedUpdatedAt: key.updatedAt, patch, at: 5 }
      await stores.keys.update(change, [])
      expect(await other.ask(key.hash)).toMatchObject({ key: { revokedAt: 5 }, orgEpoch: 4 })

      await stores.members.remove({ orgId: 'acme', userId: 'ada', by: 'eve', at: 6 }, [])
      expect(await other.ask(key.hash)).not.toHaveProperty('creatorRole')

      await stores.keys.remove('acme', key.id, [])
      expect(await other.ask(key.hash)).toEqual({ found: false })
      other.child.disconnect()
      await other.ended
      await stores.close()
    }, 60_000)
  })

  describe.skipIf(useAddress === undefined)('several that start at the same moment', () => {
    const findAddress = useAddress?.() ?? String

    test('find the schema made, once', async () => {
      const processes = await Promise.all(
        [1, 2, 3].map(() => startProcess('open-and-report.ts', findAddress())),
      )
      const reports = await Promise.all(processes.map((one) => one.ask('go')))
      expect(reports).toEqual(['opened', 'opened', 'opened'])
      await Promise.all(processes.map(({ ended }) => ended))
    }, 60_000)
  })
})

test('no row that was answered is lost when the writer is killed', async () => {
  // Each round starts a process; a hundred of them are for `scripts/kill-during-writes.ts`.
  const rounds = process.env['CI'] === 'true' ? 20 : 5
  const report = await killDuringWrites({ path: folder.freshPath(), rounds })
  expect(report).toMatchObject({ rounds, lost: [], quickCheck: 'ok' })
  // Otherwise the processes were killed before they had written anything.
  expect(report.answered).toBeGreaterThan(rounds)
}, 240_000)
