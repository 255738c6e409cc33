import { beforeAll, describe, expect, test, vi } from 'vitest'
import { expectProblem, type HttpAdapterConformanceOptions, useAdapter } from './adapter-world.ts'
import { readJson } from './send-request.ts'
import { buildCard } from './test-card.ts'

interface Accepted {
  readonly id: string
  readonly status: string
  readonly outputs: readonly object[]
}

/** One order in several sizes: in the background, since an answer that is an image holds one. */
export function sizeCases(options: HttpAdapterConformanceOptions): void {
  describe('several sizes', () => {
    const world = useAdapter(options)
    const order = {
      template: 'card',
      sizes: [{ name: 'wide' }, { name: 'story', width: 60, height: 120, format: 'jpeg' }],
    }

    beforeAll(async () => {
      const made = await world.ask('POST', '/templates', { body: { document: buildCard() } })
      expect(made.status, made.body.toString()).toBe(201)
    })

    test('an order in the background gives an output for each', async () => {
      const answer = await world.ask('POST', '/renders', { body: order })
      expect(answer.status, answer.body.toString()).toBe(202)
      const { id } = readJson(answer) as Accepted
      const { outputs } = await vi.waitFor(async () => {
        const render = readJson(await world.ask('GET', `/renders/${id}`)) as Accepted
        expect(render.status).toBe('completed')
        return render
      })
      expect(outputs).toMatchObject([
        { name: 'wide', width: 120, height: 60, format: 'png' },
        { name: 'story', width: 60, height: 120, format: 'jpeg' },
      ])
      const story = await world.ask('GET', `/renders/${id}/output?name=story`)
      expect([story.status, story.headers['content-type']]).toEqual([200, 'image/jpeg'])
    })

    test.each(['/renders/sync', '/renders/validate'])(
      'POST %s answers for one, and says where several go',
      async (route) => {
        const answer = await world.ask('POST', route, { body: order })
        expectProblem(answer, { status: 422, code: 'one_output_only', slug: 'render-limit' })
        expect(readJson(answer)).toMatchObject({
          detail: expect.stringContaining('"POST /renders"'),
          errors: [{ pointer: '/sizes' }],
        })
      },
    )
  })
}
