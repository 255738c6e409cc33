import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type ApiWorld, CARD, createApiWorld } from './api-world.ts'

describe('what a template requires, over HTTP', () => {
  let world: ApiWorld
  let key: string
  beforeEach(async () => {
    world = createApiWorld()
    await world.addTemplate('card', { ...CARD, require: { minFontSize: 8, noOverflow: true } })
    await world.setPlan('unlimited')
    key = await world.addKey('master')
  })
  afterEach(() => world.platen.close())

  const bad = { title: { fontSize: 7, text: 'Unbreakable_and_wide' } }
  const post = (path: string) =>
    world.call({ method: 'POST', path, key, body: { template: 'card', layers: bad } })

  const PROBLEM = {
    type: expect.stringMatching(/\/assertion-failed$/),
    status: 422,
    code: 'assertion_failed',
    errors: [
      {
        pointer: '/layers/title',
        code: 'assertion_failed',
        detail: expect.stringContaining('"minFontSize" 8'),
      },
      {
        pointer: '/layers/title',
        code: 'assertion_failed',
        detail: expect.stringContaining('"noOverflow"'),
      },
    ],
    receipt: { layers: [{ path: 'title', text: { fontSize: 7, overflows: true } }] },
  }

  test('a render at once is a problem with all failures and the receipt', async () => {
    const { status, headers, json } = await post('/renders/sync')
    expect([status, headers['content-type']]).toEqual([422, 'application/problem+json'])
    expect(json).toMatchObject(PROBLEM)
    const [{ render }] = (await world.call({ path: '/renders', key })).json
    expect(render).toMatchObject({
      status: 'failed',
      error: { code: 'assertion_failed' },
      receipt: PROBLEM.receipt,
    })
  })

  test('an image URL is one too', async () => {
    const query = 'template=card&title.fontSize=7&title.text=Unbreakable_and_wide'
    const { status, headers, json } = await world.call({ path: `/render?${query}`, key })
    expect([status, headers['cache-control']]).toEqual([422, 'no-store'])
    const errors = PROBLEM.errors.map((error) => ({ ...error, pointer: '/title' }))
    expect(json).toMatchObject({ ...PROBLEM, errors })
    expect((await world.call({ path: '/render?template=card', key })).status).toBe(200)
  })

  test('validation lists the same, with the receipt', async () => {
    const { status, json } = await post('/renders/validate')
    expect(status).toBe(200)
    expect(json).toMatchObject({ valid: false, problems: PROBLEM.errors, receipt: PROBLEM.receipt })
  })

  test('a render in the background fails with the receipt', async () => {
    const { json } = await post('/renders')
    await vi.waitFor(async () => {
      const { json: render } = await world.call({ path: `/renders/${json.id}`, key })
      expect(render).toMatchObject({ status: 'failed', receipt: PROBLEM.receipt })
    })
  })
})
