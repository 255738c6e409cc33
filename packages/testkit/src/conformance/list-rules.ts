import { beforeEach, describe, expect, test } from 'vitest'
import { freshOrganisation } from './fresh-id.ts'
import type { PageKeyUnderTest, PageRequestUnderTest } from './shapes/page-request.ts'

/** A list of some store, reduced to what paging is about. */
export interface ListUnderTest {
  /** Adds a row and gives its id, which the store or the caller has drawn. */
  add(orgId: string, createdAt: number): Promise<string>
  /** Ids of a page. */
  list(orgId: string, page: PageRequestUnderTest): Promise<readonly string[]>
  /** Absent where rows stay for ever. */
  remove?(orgId: string, id: string): Promise<unknown>
}

const START = 1_700_000_000_000

/** Of seven rows, three share a millisecond. */
const TIMES = [0, 10, 10, 10, 20, 30, 40].map((ms) => START + ms)

/** Registers the rules that every list of every store keeps. */
export function listRules(open: () => ListUnderTest): void {
  describe('its list', () => {
    let orgId: string
    let rows: readonly PageKeyUnderTest[]

    const addRow = async (createdAt: number): Promise<PageKeyUnderTest> => {
      return { createdAt, id: await open().add(orgId, createdAt) }
    }
    const walk = async (limit: number, from?: PageKeyUnderTest): Promise<readonly string[]> => {
      const seen: string[] = []
      let after = from
      for (;;) {
        const ids = await open().list(orgId, { limit, after })
        expect(ids.length).toBeLessThanOrEqual(limit)
        if (ids.length === 0) return seen
        seen.push(...ids)
        expect(new Set(seen).size, 'a row comes twice').toBe(seen.length)
        after = rows.find(({ id }) => id === ids.at(-1))
      }
    }
    const newestFirst = () => [...rows].sort(compareNewestFirst).map(({ id }) => id)

    beforeEach(async () => {
      orgId = freshOrganisation()
      const added: PageKeyUnderTest[] = []
      // Not in the order of their times: a row may be written late.
      for (const at of [3, 0, 6, 1, 5, 2, 4]) added.push(await addRow(TIMES[at] ?? START))
      rows = added
    })

    test('is newest first, rows of one millisecond by id, backwards', async () => {
      expect(await open().list(orgId, { limit: 100 })).toEqual(newestFirst())
    })

    test.each([1, 2, 3, 7, 8])('in pages of %i holds every row once', async (limit) => {
      expect(await walk(limit)).toEqual(newestFirst())
    })

    test('goes on after a row that was removed', async () => {
      const { remove } = open()
      const [, , third] = [...rows].sort(compareNewestFirst)
      if (third === undefined) throw new Error('There are seven rows.')
      if (remove === undefined) {
        // Rows that stay for ever leave this to a row that never was.
        const before = { createdAt: third.createdAt, id: `${third.id}~` }
        expect((await walk(2, before))[0]).toBe(third.id)
        return
      }
      await remove(orgId, third.id)
      expect(await walk(2, third)).toEqual(newestFirst().slice(3))
    })

    test('is not disturbed by rows that come between pages', async () => {
      const expected = newestFirst()
      const first = await open().list(orgId, { limit: 2 })
      await addRow(START + 99)
      const after = rows.find(({ id }) => id === first[1])
      expect(await walk(2, after)).toEqual(expected.slice(2))
    })

    test('ends after the oldest row', async () => {
      const oldest = [...rows].sort(compareNewestFirst).at(-1)
      expect(await open().list(orgId, { limit: 5, after: oldest })).toEqual([])
    })

    test("shows nothing of another organisation, also from that one's place", async () => {
      const stranger = freshOrganisation()
      const [place] = rows
      expect(await open().list(stranger, { limit: 5 })).toEqual([])
      expect(await open().list(stranger, { limit: 5, after: place })).toEqual([])
      const own = await open().add(stranger, START - 1)
      expect(await open().list(stranger, { limit: 5, after: place })).toEqual([own])
      expect(await open().list(orgId, { limit: 100 })).toEqual(newestFirst())
    })
  })
}

function compareNewestFirst(a: PageKeyUnderTest, b: PageKeyUnderTest): number {
  if (a.createdAt !== b.createdAt) return b.createdAt - a.createdAt
  return a.id < b.id ? 1 : -1
}
