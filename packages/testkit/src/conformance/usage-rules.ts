import { describe, expect, test } from 'vitest'
import type { ConformanceWorld } from './conformance-options.ts'
import { freshOrganisation } from './fresh-id.ts'

/** How use is counted: the part of the contract of `RenderLog` about `addUsage` and `usage`. */
export function usageRules(world: ConformanceWorld<'renders'>): void {
  describe('usage', () => {
    const renders = () => world.stores.renders
    const ALWAYS = { fromDay: '2000-01-01', toDay: '2099-12-31' }

    test('is added up by day and class, in that order', async () => {
      const orgId = freshOrganisation()
      const count = (day: string, name: 'render' | 'get' | 'hit' | 'api', n: number) => ({
        ...{ orgId, day, count: n },
        class: name,
      })
      await renders().addUsage([
        ...[count('2026-12-01', 'api', 1), count('2026-12-01', 'render', 2)],
        ...[count('2026-11-30', 'hit', 3), count('2026-11-30', 'get', 4)],
      ])
      await renders().addUsage([count('2026-12-01', 'render', 5)])
      expect(await renders().usage(orgId, ALWAYS)).toEqual([
        ...[count('2026-11-30', 'get', 4), count('2026-11-30', 'hit', 3)],
        ...[count('2026-12-01', 'render', 7), count('2026-12-01', 'api', 1)],
      ])
    })

    test('is told for a range of days, both included', async () => {
      const orgId = freshOrganisation()
      const days = ['2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02']
      await renders().addUsage(days.map((day) => ({ orgId, day, class: 'get', count: 1 })))
      const range = { fromDay: '2026-11-30', toDay: '2026-12-01' }
      const told = await renders().usage(orgId, range)
      expect(told.map(({ day }) => day)).toEqual(['2026-11-30', '2026-12-01'])
    })

    test('loses nothing when many add at once', async () => {
      const orgId = freshOrganisation()
      const one = { orgId, day: '2026-12-01', class: 'render', count: 1 } as const
      await Promise.all(Array.from({ length: 20 }, () => renders().addUsage([one])))
      expect(await renders().usage(orgId, ALWAYS)).toEqual([{ ...one, count: 20 }])
    })

    test('of one organisation is not told to another', async () => {
      const orgId = freshOrganisation()
      await renders().addUsage([{ orgId, day: '2026-12-01', class: 'render', count: 1 }])
      expect(await renders().usage(freshOrganisation(), ALWAYS)).toEqual([])
    })
  })
}
