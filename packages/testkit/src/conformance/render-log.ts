import { describe, expect, test } from 'vitest'
import { type ConformanceOptions, useStores } from './conformance-options.ts'
import { freshDigest, freshId, freshOrganisation } from './fresh-id.ts'
import { listRules } from './list-rules.ts'
import type { RenderUnderTest } from './shapes/render-log.ts'
import { usageRules } from './usage-rules.ts'

const AT = 1_700_000_000_000

function buildRender(given: Partial<RenderUnderTest> = {}): RenderUnderTest {
  return {
    id: freshId('rnd'),
    orgId: freshOrganisation(),
    templateId: freshId('tmpl'),
    version: 3,
    templateDigest: freshDigest(),
    status: 'pending',
    source: 'background',
    format: 'png',
    orderJson: '{"layers": {"title":"Grüße 日本"} }',
    receiptJson: undefined,
    error: undefined,
    outputs: [],
    metadata: undefined,
    createdBy: 'ada',
    keyId: undefined,
    createdAt: AT,
    completedAt: undefined,
    durationMs: undefined,
    sizeBytes: undefined,
    hits: 0,
    attempt: 0,
    ...given,
  }
}

const OUTPUT = {
  name: 'large',
  width: 1200,
  height: 630,
  format: 'png',
  sizeBytes: 70,
  url: undefined,
} as const

const COMPLETED = {
  status: 'completed',
  receiptJson: '{"layers":[]}',
  outputs: [OUTPUT, { ...OUTPUT, name: 'small', url: 'https://cdn.example/a.png' }],
  completedAt: AT + 20,
  durationMs: 12.5,
  sizeBytes: 140,
} as const

/** Registers tests of the contract that `RenderLog` states. */
export function renderLogConformance(options: ConformanceOptions<'renders'>): void {
  describe('RenderLog', () => {
    const world = useStores(options)
    const renders = () => world.stores.renders
    const insert = async (given: Partial<RenderUnderTest> = {}) => {
      const render = buildRender(given)
      await renders().insert(render)
      return render
    }

    listRules(() => ({
      add: async (orgId, createdAt) => (await insert({ orgId, createdAt })).id,
      list: async (orgId, page) => (await renders().list(orgId, {}, page)).map(({ id }) => id),
      remove: (orgId, id) => renders().remove(orgId, id),
    }))

    test.each([
      ['waits', {}],
      ['is done', { ...COMPLETED, source: 'get', keyId: 'key_1', hits: 4, attempt: 2 }],
      ['has failed', { status: 'failed', error: { code: 'internal', detail: 'Ö' } }],
      ['is of a template in code', { version: undefined, metadata: { order: 7, deep: [null] } }],
    ] as const)('a render that %s comes back equal', async (_what, given) => {
      const render = buildRender(given)
      expect(await renders().find(render.orgId, render.id)).toBeUndefined()
      await renders().insert(render)
      expect(await renders().find(render.orgId, render.id)).toEqual(render)
      expect(await renders().list(render.orgId, {}, { limit: 5 })).toEqual([render])
    })

    test('an id that is taken is a conflict', async () => {
      const render = await insert()
      await expect(insert({ orgId: render.orgId, id: render.id })).rejects.toMatchObject({
        code: 'conflict',
      })
      expect(await renders().find(render.orgId, render.id)).toEqual(render)
    })

    describe('update', () => {
      test('changes what the patch names', async () => {
        const render = await insert()
        const { orgId, id } = render
        const begun = { orgId, id, attempt: 1, patch: { status: 'processing' } } as const
        const processing = { ...render, status: 'processing', attempt: 1 }
        expect(await renders().update(begun)).toEqual(processing)
        const done = await renders().update({ orgId, id, attempt: 1, patch: COMPLETED })
        expect(done).toEqual({ ...processing, ...COMPLETED })
        expect(await renders().find(orgId, id)).toEqual(done)
      })

      test('says why a render failed', async () => {
        const { orgId, id } = await insert({ status: 'processing', attempt: 1 })
        const error = { code: 'internal', detail: 'Layer "tïtle" …' } as const
        const patch = { status: 'failed', error, completedAt: AT + 1 } as const
        await renders().update({ orgId, id, attempt: 1, patch })
        expect(await renders().find(orgId, id)).toMatchObject(patch)
      })

      test.each(['completed', 'failed', 'cancelled'] as const)(
        'changes nothing of a render that is %s',
        async (status) => {
          const render = await insert({ status, attempt: 1 })
          const { orgId, id } = render
          for (const attempt of [{}, { attempt: 1 }, { attempt: 2 }]) {
            const patch = { status: 'processing', durationMs: 1 } as const
            expect(await renders().update({ orgId, id, ...attempt, patch })).toBeUndefined()
          }
          expect(await renders().find(orgId, id)).toEqual(render)
        },
      )

      test('shuts out a worker that another has taken over from', async () => {
        const { orgId, id } = await insert()
        const patch = { status: 'processing' } as const
        await renders().update({ orgId, id, attempt: 1, patch })
        await renders().update({ orgId, id, attempt: 2, patch })
        const late = { orgId, id, attempt: 1, patch: COMPLETED }
        expect(await renders().update(late)).toBeUndefined()
        expect(await renders().find(orgId, id)).toMatchObject({ status: 'processing', attempt: 2 })
        expect(await renders().update({ ...late, attempt: 2 })).toMatchObject({ attempt: 2 })
      })

      test('of a worker and a cancellation at once takes one', async () => {
        const { orgId, id } = await insert({ status: 'processing', attempt: 1 })
        const cancelled = { status: 'cancelled', completedAt: AT + 1 } as const
        const answers = await Promise.all([
          renders().update({ orgId, id, attempt: 1, patch: COMPLETED }),
          renders().update({ orgId, id, patch: cancelled }),
        ])
        const taken = answers.filter((answer) => answer !== undefined)
        expect(taken).toHaveLength(1)
        expect(await renders().find(orgId, id)).toEqual(taken[0])
      })

      test('answers nothing for what is not there', async () => {
        const { orgId } = await insert()
        const patch = { status: 'cancelled' } as const
        expect(await renders().update({ orgId, id: freshId('rnd'), patch })).toBeUndefined()
      })
    })

    test('hits are added up, also on final rows, and not for removed ones', async () => {
      const { orgId, id } = await insert({ status: 'completed' })
      const gone = await insert({ orgId })
      await renders().remove(orgId, gone.id)
      const hits = [id, gone.id, id].map((hit, n) => ({ orgId, id: hit, count: n + 1 }))
      await renders().addHits(hits)
      await renders().addHits([{ orgId, id, count: 10 }])
      expect(await renders().find(orgId, id)).toMatchObject({ hits: 14, status: 'completed' })
      expect(await renders().find(orgId, gone.id)).toBeUndefined()
    })

    test.each([
      ['nothing', {}, ['a', 'b', 'c']],
      ['template', { templateIds: ['tmpl_1', 'tmpl_9'] }, ['a', 'b']],
      ['no template at all', { templateIds: [] }, []],
      ['status', { statuses: ['failed', 'pending'] }, ['b', 'c']],
      ['source', { sources: ['get'] }, ['a']],
      ['format', { formats: ['webp', 'avif'] }, ['b', 'c']],
      ['creator', { createdBy: 'bob' }, ['c']],
      ['the time after', { createdAfter: AT }, ['b', 'c']],
      ['the time before', { createdBefore: AT + 1 }, ['a']],
      ['all conditions together', { templateIds: ['tmpl_1'], formats: ['webp'] }, ['b']],
    ] as const)('a filter by %s finds those that meet it', async (_what, filter, expected) => {
      const orgId = freshOrganisation()
      const names = new Map<string, string>()
      const rows = [
        ['a', { templateId: 'tmpl_1', status: 'completed', source: 'get', format: 'png' }],
        ['b', { templateId: 'tmpl_1', status: 'failed', source: 'sync', format: 'webp' }],
        ['c', { templateId: 'tmpl_2', format: 'avif', createdBy: 'bob' }],
      ] as const
      for (const [position, [name, given]] of rows.entries()) {
        const { id } = await insert({ orgId, createdAt: AT + position, ...given })
        names.set(id, name)
      }
      const found = await renders().list(orgId, filter, { limit: 10 })
      expect(found.map(({ id }) => names.get(id)).reverse()).toEqual(expected)
    })

    test('a render of one organisation can be neither seen nor changed by another', async () => {
      const render = await insert()
      const { orgId, id } = render
      const stranger = freshOrganisation()
      const patch = { status: 'cancelled' } as const
      expect(await renders().find(stranger, id)).toBeUndefined()
      expect(await renders().update({ orgId: stranger, id, patch })).toBeUndefined()
      expect(await renders().remove(stranger, id)).toBe(false)
      await renders().addHits([{ orgId: stranger, id, count: 5 }])
      expect(await renders().list(stranger, {}, { limit: 5 })).toEqual([])
      expect(await renders().find(orgId, id)).toEqual(render)
    })

    usageRules(world)
  })
}
