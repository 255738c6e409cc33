import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { threadFile } from '../../render/pool/thread-file.ts'
import { type ApiWorld, CARD, type Call, createApiWorld } from '../handlers/api-world.ts'

const inPool = (name: 'refusing' | 'source') => ({ workers: 1, threadUrl: threadFile(name) })

describe('what comes over HTTP', () => {
  let world: ApiWorld
  let key: string
  beforeAll(async () => {
    world = createApiWorld({ pool: inPool('refusing') })
    await world.addTemplate('card')
    await world.setPlan('unlimited')
    await world.allowHosts('example.com')
    key = await world.addKey('master')
  })
  afterAll(() => world.platen.close())

  test.each<[what: string, call: Call]>([
    ['an order', { method: 'POST', path: '/renders/sync', body: { template: 'card' } }],
    ['a preview', { method: 'POST', path: '/renders/preview', body: { document: CARD } }],
    [
      'an image URL',
      { path: '/render?template=card', headers: { referer: 'https://example.com/' } },
    ],
  ])('goes to a thread, whose refusal is the answer: %s', async (_what, call) => {
    const reply = await world.call({ key, ...call })
    expect(reply.status).toBe(422)
    expect(reply.json).toMatchObject({ detail: 'Asked a thread.', code: 'text_too_complex' })
  })
})

test('a thread draws what the main thread draws, and answers with it', async () => {
  const [there, here] = [createApiWorld({ pool: inPool('source') }), createApiWorld()]
  const draw = async (world: ApiWorld) => {
    await world.addTemplate('card')
    const key = await world.addKey('master')
    const body = { template: 'card', layers: { title: 'Hello' } }
    const reply = await world.call({ method: 'POST', path: '/renders/sync', key, body })
    await world.platen.close()
    return reply
  }
  const [drawnThere, drawnHere] = await Promise.all([draw(there), draw(here)])
  expect(drawnThere.status).toBe(200)
  expect(Buffer.compare(drawnThere.bytes, drawnHere.bytes)).toBe(0)
  expect(there.logged).toEqual([])
})
