import { describe, expect, test } from 'vitest'
import { actIn } from './act-in.ts'
import {
  bearer,
  expectProblem,
  type HttpAdapterConformanceOptions,
  type TestUser,
  useAdapter,
} from './adapter-world.ts'
import { readJson, type TestAnswer } from './send-request.ts'
import { buildCard } from './test-card.ts'
import { withoutIds } from './without-ids.ts'

/** Things of one organisation, asked for by the owner of another. */
export function organisationCases(options: HttpAdapterConformanceOptions): void {
  describe('organisations', () => {
    const world = useAdapter(options)
    const act = actIn(world)
    const ours: TestUser = { userId: 'ada', role: 'owner', orgId: 'ours' }
    const theirs: TestUser = { userId: 'ada', role: 'owner', orgId: 'theirs' }
    const idOf = (answer: TestAnswer) => (readJson(answer) as { readonly id: string }).id

    const MAKERS: readonly (readonly [name: string, path: string, make: () => Promise<string>])[] =
      [
        ['keys', '/api-keys', async () => (await world.createKey('master', {}, theirs)).id],
        [
          'templates',
          '/templates',
          async () => {
            const document = { ...buildCard(), slug: `card-${crypto.randomUUID().slice(0, 8)}` }
            return idOf(await act(theirs, 'POST', '/templates', { document }))
          },
        ],
        [
          'signing keys',
          '/signing-keys',
          async () => idOf(await act(theirs, 'POST', '/signing-keys')),
        ],
      ]

    test.each(MAKERS)('of %s another organisation learns nothing', async (_name, path, make) => {
      const id = await make()
      const unknown = `${id.slice(0, id.indexOf('_') + 1)}${'0'.repeat(26)}`
      for (const [method, action] of [
        ['GET', ''],
        ['DELETE', ''],
        ...(path === '/templates'
          ? ([['GET', '/versions']] as const)
          : ([['POST', '/revoke']] as const)),
      ] as const) {
        const foreign = await act(ours, method, `${path}/${id}${action}`)
        const missing = await act(ours, method, `${path}/${unknown}${action}`)
        expectProblem(foreign, { status: 404, code: 'not_found' })
        expect(withoutIds(foreign)).toEqual(withoutIds(missing))
      }
      expect((await act(theirs, 'GET', `${path}/${id}`)).status, 'untouched').toBe(200)
      expect((await act(ours, 'GET', path)).body.toString()).toBe('[]')
    })

    test('a key reaches nothing of another organisation, not even by its slug', async () => {
      const document = { ...buildCard(), slug: 'theirs-only' }
      const made = await act(theirs, 'POST', '/templates', { document })
      const { key } = await world.createKey('master', {}, ours)
      for (const template of [idOf(made), 'theirs-only']) {
        const path = world.path(`/render?template=${template}`)
        expectProblem(await world.send({ path, headers: bearer(key) }), { status: 404 })
      }
    })
  })
}
