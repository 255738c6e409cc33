import { beforeAll, describe, expect, test } from 'vitest'
import {
  expectProblem,
  type HttpAdapterConformanceOptions,
  type TestUser,
  useAdapter,
} from './adapter-world.ts'
import { readJson } from './send-request.ts'

interface Item {
  readonly cursor: string
  readonly apiKey: { readonly id: string; readonly type: string; readonly createdAt: string }
}

const idsOf = (items: readonly Item[]) => items.map(({ apiKey }) => apiKey.id)

/** Lists in pages, by that of the keys. Every case has an organisation of its own where it writes. */
export function listCases(options: HttpAdapterConformanceOptions): void {
  describe('lists', () => {
    const world = useAdapter(options)
    let organisations = 0
    const freshOwner = (): TestUser => {
      organisations++
      return { userId: 'ada', role: 'owner', orgId: `lists-${organisations}` }
    }
    const addKeys = async (user: TestUser, count: number, type = 'get') => {
      for (let index = 0; index < count; index++) {
        const answer = await world.ask('POST', '/api-keys', {
          user,
          body: { name: `Key ${index}`, type },
        })
        expect(answer.status).toBe(201)
      }
    }
    const list = async (user: TestUser, query = '') => {
      const answer = await world.ask('GET', `/api-keys${query}`, { user })
      expect(answer.status, answer.body.toString()).toBe(200)
      // Node gives `Link` as one text, whatever its types say.
      const { link } = answer.headers
      return { items: readJson(answer) as readonly Item[], link: link?.toString() }
    }
    const lastCursor = (items: readonly Item[]) => items.at(-1)?.cursor ?? ''

    let owner: TestUser
    beforeAll(async () => {
      owner = freshOwner()
      await addKeys(owner, 45)
    })

    test('P1 without parameters: 20 items, each with its cursor, and a link to more', async () => {
      const { items, link } = await list(owner)
      expect(items).toHaveLength(20)
      for (const { cursor, apiKey } of items) {
        expect(cursor).toMatch(/^[\w-]+$/)
        expect(apiKey.id).toMatch(/^key_/)
      }
      expect(link).toMatch(/^<[^>]+cursor=[\w-]+>; rel="next"$/)
    })

    test.each(['limit=0', 'limit=101', 'limit=abc', 'limit=1.5', 'limit=-1', 'limit=5&limit=6'])(
      'P2 %s is 400, with its place',
      async (query) => {
        const answer = await world.ask('GET', `/api-keys?${query}`, { user: owner })
        expectProblem(answer, { status: 400, slug: 'validation-error' })
        expect(readJson(answer)).toMatchObject({ errors: [{ pointer: '/limit' }] })
      },
    )

    test('P3 a walk sees every row once, and ends without a link', async () => {
      const seen: string[] = []
      const sizes: number[] = []
      let next: string | undefined = '/api-keys?limit=20'
      while (next !== undefined) {
        const { items, link } = await list(owner, next.slice('/api-keys'.length))
        sizes.push(items.length)
        seen.push(...idsOf(items))
        const url: string | undefined = link === undefined ? undefined : /<([^>]+)>/.exec(link)?.[1]
        next = url?.slice(url.indexOf('/api-keys'))
      }
      expect(sizes).toEqual([20, 20, 5])
      expect(new Set(seen).size).toBe(45)
    })

    test('the newest come first', async () => {
      const { items } = await list(owner, '?limit=100')
      const times = items.map(({ apiKey }) => apiKey.createdAt)
      expect(times).toEqual([...times].sort().reverse())
    })

    test('P4 a row that is added between pages neither repeats nor hides one', async () => {
      const user = freshOwner()
      await addKeys(user, 5)
      const before = idsOf((await list(user)).items)
      const first = await list(user, '?limit=2')
      await addKeys(user, 1)
      const rest = await list(user, `?cursor=${lastCursor(first.items)}`)
      expect([...idsOf(first.items), ...idsOf(rest.items)]).toEqual(before)
    })

    test('P5 a walk goes on after the row that it stood at was deleted', async () => {
      const user = freshOwner()
      await addKeys(user, 4)
      const before = idsOf((await list(user)).items)
      const first = await list(user, '?limit=2')
      const id = first.items[1]?.apiKey.id
      await world.ask('POST', `/api-keys/${id}/revoke`, { user })
      expect((await world.ask('DELETE', `/api-keys/${id}`, { user })).status).toBe(204)
      const rest = await list(user, `?cursor=${lastCursor(first.items)}`)
      expect(idsOf(rest.items)).toEqual(before.slice(2))
    })

    test('P6 rows of the same instant have one order, and a walk sees each once', async () => {
      const user = freshOwner()
      await world.inOneInstant(() => addKeys(user, 7))
      const { items } = await list(user)
      expect(new Set(items.map(({ apiKey }) => apiKey.createdAt)).size).toBe(1)
      const whole = idsOf(items)
      expect(whole).toEqual([...whole].sort().reverse())
      const seen: string[] = []
      let query = '?limit=2'
      for (let page = 0; page < 4; page++) {
        const { items: some } = await list(user, query)
        seen.push(...idsOf(some))
        query = `?limit=2&cursor=${lastCursor(some)}`
      }
      expect(seen).toEqual(whole)
    })

    test('P7 a cursor that was altered, or is of another list, is 400', async () => {
      const { items } = await list(owner, '?limit=2')
      const cursor = lastCursor(items)
      const altered = `${cursor.slice(0, -1)}${cursor.endsWith('A') ? 'B' : 'A'}`
      const queries = [
        `/api-keys?cursor=${altered}`,
        `/templates?cursor=${cursor}`,
        `/api-keys?type=get&cursor=${cursor}`,
      ]
      for (const query of queries) {
        const answer = await world.ask('GET', query, { user: owner })
        expectProblem(answer, { status: 400, code: 'invalid_cursor' })
      }
    })

    test('P8 a last page that is full has no link, and nothing comes after it', async () => {
      const user = freshOwner()
      await addKeys(user, 20)
      const { items, link } = await list(user)
      expect(items).toHaveLength(20)
      expect(link).toBeUndefined()
      expect((await list(user, `?cursor=${lastCursor(items)}`)).items).toEqual([])
    })

    test('P9 a filter takes several values, by commas or by repetition', async () => {
      const user = freshOwner()
      await addKeys(user, 2, 'get')
      await addKeys(user, 1, 'master')
      await addKeys(user, 1, 'read_only')
      const commas = await list(user, '?type=get,master')
      const repeated = await list(user, '?type=get&type=master')
      expect(commas.items.map(({ apiKey }) => apiKey.type).sort()).toEqual(['get', 'get', 'master'])
      expect(idsOf(repeated.items)).toEqual(idsOf(commas.items))
      // An escaped comma is part of a value, and no type has one.
      expectProblem(await world.ask('GET', '/api-keys?type=get%2Cmaster', { user }), {
        status: 400,
      })
    })

    test('P10 a cursor of another organisation shows nothing of it', async () => {
      const user = freshOwner()
      await addKeys(user, 1)
      const { items } = await list(owner, '?limit=1')
      const seen = await list(user, `?cursor=${lastCursor(items)}`)
      const own = idsOf((await list(user)).items)
      for (const id of idsOf(seen.items)) expect(own).toContain(id)
    })

    test('unknown parameters are passed over', async () => {
      expect((await list(owner, '?colour=red&colour=blue&limit=1')).items).toHaveLength(1)
    })
  })
}
