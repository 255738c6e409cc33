import { describe, expect, test } from 'vitest'
import { type ConformanceOptions, useStores } from './conformance-options.ts'
import { freshOrganisation } from './fresh-id.ts'
import { listRules } from './list-rules.ts'
import type { AuditFilterUnderTest } from './shapes/audit-log.ts'
import { buildEvent, watchOrganisation } from './watch-organisation.ts'

const AT = 1_700_000_000_000

/** Registers tests of the contract that `AuditLog` states. */
export function auditLogConformance(options: ConformanceOptions<'audit' | 'settings'>): void {
  describe('AuditLog', () => {
    const world = useStores(options)
    const audit = () => world.stores.audit

    listRules(() => ({
      add: async (orgId, createdAt) => {
        const event = buildEvent({ orgId, createdAt })
        await audit().append([event])
        return event.id
      },
      list: async (orgId, page) => (await audit().list(orgId, {}, page)).map(({ id }) => id),
    }))

    test.each([
      ['a user with an address', { type: 'user', id: 'ada', email: 'ada@example.com' }],
      ['a user', { type: 'user', id: 'ada' }],
      ['a key', { type: 'api_key', id: 'key_1' }],
      ['Platen itself', { type: 'system' }],
    ] as const)('an event by %s comes back equal', async (_who, actor) => {
      const orgId = freshOrganisation()
      const metadata = { start: 'rs_live_abc1', list: [1, 'ü', null, { deep: true }], none: {} }
      const event = buildEvent({ orgId, actor, metadata, status: 'failure' })
      await audit().append([event])
      expect(await audit().list(orgId, {}, { limit: 10 })).toEqual([event])
    })

    test('appending changes no epoch, and nothing appended is nothing written', async () => {
      const orgId = freshOrganisation()
      const watched = await watchOrganisation(world.stores, orgId)
      await audit().append([])
      await audit().append([buildEvent({ orgId }), buildEvent({ orgId: freshOrganisation() })])
      await watched.expectUntouched()
      expect(await audit().list(orgId, {}, { limit: 10 })).toHaveLength(1)
    })

    test.each([
      ['nothing', {}, ['a', 'b', 'c', 'd']],
      ['one event', { events: ['key.made'] }, ['a', 'c']],
      ['some events', { events: ['key.made', 'key.gone'] }, ['a', 'b', 'c']],
      ['no event at all', { events: [] }, []],
      ['users and keys', { actorIds: ['ada', 'key_1'] }, ['a', 'b']],
      ['an actor that has done nothing', { actorIds: ['system'] }, []],
      ['status', { status: 'failure' }, ['b']],
      ['the time after', { createdAfter: AT + 1 }, ['c', 'd']],
      ['the time before', { createdBefore: AT + 2 }, ['a', 'b']],
      ['the time between', { createdAfter: AT, createdBefore: AT + 2 }, ['b']],
      ['all conditions together', { events: ['key.made'], actorIds: ['bob'] }, ['c']],
    ] as const satisfies readonly (readonly [string, AuditFilterUnderTest, readonly string[]])[])(
      'a filter by %s finds those that meet it',
      async (_what, filter, expected) => {
        const orgId = freshOrganisation()
        const names = new Map<string, string>()
        const rows = [
          ['a', { event: 'key.made', actor: { type: 'user', id: 'ada' } }],
          ['b', { event: 'key.gone', actor: { type: 'api_key', id: 'key_1' }, status: 'failure' }],
          ['c', { event: 'key.made', actor: { type: 'user', id: 'bob' } }],
          ['d', { event: 'leak.seen', actor: { type: 'system' } }],
        ] as const
        for (const [position, [name, given]] of rows.entries()) {
          const event = buildEvent({ orgId, createdAt: AT + position, ...given })
          names.set(event.id, name)
          await audit().append([event])
        }
        const found = await audit().list(orgId, filter, { limit: 10 })
        expect(found.map(({ id }) => names.get(id)).reverse()).toEqual(expected)
      },
    )
  })
}
