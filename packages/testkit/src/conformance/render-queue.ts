import { describe, expect, test } from 'vitest'
import { type ConformanceOptions, useStores } from './conformance-options.ts'
import { freshId, freshOrganisation } from './fresh-id.ts'
import type { RenderClaimUnderTest, RenderJobUnderTest } from './shapes/render-queue.ts'

const LEASE_MS = 10_000

/** Registers tests of the contract that `RenderQueue` states. The queue must start out empty. */
export function renderQueueConformance(options: ConformanceOptions<'queue'>): void {
  describe('RenderQueue', () => {
    const world = useStores(options)
    const queue = () => world.stores.queue
    const enqueue = async (orgId = freshOrganisation()): Promise<RenderJobUnderTest> => {
      const job = { id: freshId('rnd'), orgId }
      await queue().enqueue(job)
      return job
    }
    const claim = async (): Promise<RenderClaimUnderTest> => {
      const claimed = await queue().claim(LEASE_MS)
      if (claimed === undefined) throw new Error('There is nothing to claim.')
      return claimed
    }
    const claimAll = async (): Promise<readonly string[]> => {
      const ids: string[] = []
      for (;;) {
        const claimed = await queue().claim(LEASE_MS)
        if (claimed === undefined) return ids
        ids.push(claimed.id)
      }
    }

    test('an empty queue has nothing to claim', async () => {
      expect(await queue().claim(LEASE_MS)).toBeUndefined()
    })

    test('a job is claimed once, however many ask', async () => {
      const job = await enqueue()
      const claims = await Promise.all(Array.from({ length: 10 }, () => queue().claim(LEASE_MS)))
      expect(claims.filter((one) => one !== undefined)).toEqual([{ ...job, attempt: 1 }])
    })

    test('a job that waits or runs is not added again', async () => {
      const job = await enqueue()
      await queue().enqueue(job)
      await claim()
      await queue().enqueue(job)
      expect(await queue().claim(LEASE_MS)).toBeUndefined()
    })

    test('jobs of one organisation are claimed in the order in which they came', async () => {
      const orgId = freshOrganisation()
      const ids: string[] = []
      for (let n = 0; n < 5; n += 1) ids.push((await enqueue(orgId)).id)
      expect(await claimAll()).toEqual(ids)
    })

    test('an organisation with many jobs does not make another wait for them', async () => {
      const busy = freshOrganisation()
      for (let n = 0; n < 20; n += 1) await enqueue(busy)
      const [a, b] = [await enqueue(), await enqueue()]
      const ids = await claimAll()
      expect(ids.indexOf(a.id)).toBeLessThan(4)
      expect(ids.indexOf(b.id)).toBeLessThan(4)
      expect(new Set(ids).size).toBe(22)
    })

    test('a finished job is gone', async () => {
      await enqueue()
      const claimed = await claim()
      expect(await queue().finish(claimed)).toBe(true)
      expect(await queue().finish(claimed)).toBe(false)
      await world.passTime(2 * LEASE_MS)
      expect(await queue().claim(LEASE_MS)).toBeUndefined()
    })

    describe('a lease', () => {
      test('that is over makes the job claimable, with the next attempt', async () => {
        const job = await enqueue()
        await claim()
        await world.passTime(LEASE_MS - 1)
        expect(await queue().claim(LEASE_MS)).toBeUndefined()
        await world.passTime(1)
        expect(await claim()).toEqual({ ...job, attempt: 2 })
      })

      test('that is over lets the worker do nothing any more, taken over or not', async () => {
        await enqueue()
        const late = await claim()
        await world.passTime(LEASE_MS)
        for (const _again of [1, 2]) {
          expect(await queue().renew(late, LEASE_MS)).toBe(false)
          expect(await queue().finish(late)).toBe(false)
          expect(await queue().release(late, 0)).toBe(false)
          await queue().claim(LEASE_MS)
        }
      })

      test('can be prolonged while it runs', async () => {
        await enqueue()
        const claimed = await claim()
        await world.passTime(LEASE_MS - 1)
        expect(await queue().renew(claimed, LEASE_MS)).toBe(true)
        await world.passTime(LEASE_MS - 1)
        expect(await queue().claim(LEASE_MS)).toBeUndefined()
        expect(await queue().finish(claimed)).toBe(true)
      })
    })

    describe('release', () => {
      test('gives a job back at once, with the next attempt', async () => {
        const job = await enqueue()
        expect(await queue().release(await claim(), 0)).toBe(true)
        expect(await claim()).toEqual({ ...job, attempt: 2 })
      })

      test('gives a job back after a while', async () => {
        const job = await enqueue()
        const claimed = await claim()
        expect(await queue().release(claimed, 5_000)).toBe(true)
        expect(await queue().release(claimed, 0)).toBe(false)
        await world.passTime(4_999)
        expect(await queue().claim(LEASE_MS)).toBeUndefined()
        await world.passTime(1)
        expect(await claim()).toEqual({ ...job, attempt: 2 })
      })
    })

    describe('cancel', () => {
      test('takes a waiting job out, and leaves the others in order', async () => {
        const orgId = freshOrganisation()
        const [a, b, c] = [await enqueue(orgId), await enqueue(orgId), await enqueue(orgId)]
        expect(await queue().cancel(orgId, b.id)).toBe(true)
        expect(await queue().cancel(orgId, b.id)).toBe(false)
        expect(await claimAll()).toEqual([a.id, c.id])
      })

      test('takes a running job out: its worker learns of it when it says so', async () => {
        const { orgId, id } = await enqueue()
        const claimed = await claim()
        expect(await queue().cancel(orgId, id)).toBe(true)
        expect(await queue().renew(claimed, LEASE_MS)).toBe(false)
        expect(await queue().finish(claimed)).toBe(false)
        await world.passTime(2 * LEASE_MS)
        expect(await queue().claim(LEASE_MS)).toBeUndefined()
      })

      test('takes a delayed job out', async () => {
        const { orgId, id } = await enqueue()
        await queue().release(await claim(), 5_000)
        expect(await queue().cancel(orgId, id)).toBe(true)
        await world.passTime(5_000)
        expect(await queue().claim(LEASE_MS)).toBeUndefined()
      })

      test('takes no job of another organisation out', async () => {
        const { id } = await enqueue()
        expect(await queue().cancel(freshOrganisation(), id)).toBe(false)
        expect((await claim()).id).toBe(id)
      })
    })

    test('who waits for work is told of it, until they no longer want to be', async () => {
      let [calls, others] = [0, 0]
      const enough = new Promise<void>((settle) => {
        queue().onWork(() => {
          others += 1
          if (others >= 2) settle()
        })
      })
      const end = queue().onWork(() => {
        calls += 1
      })
      const enqueued = enqueue()
      expect(calls).toBe(0)
      await enqueued
      await expect.poll(() => calls).toBeGreaterThan(0)
      const before = calls
      end()
      await enqueue()
      await enough
      expect(calls).toBe(before)
    })
  })
}
