import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiWorld, CARD, createApiWorld } from '../handlers/api-world.ts'

/** What is kept of a URL that was answered serves whoever sends the same one: it decides nothing. */
describe('a URL that was answered before', () => {
  let world: ApiWorld
  beforeEach(() => {
    world = createApiWorld()
  })
  afterEach(() => world.platen.close())

  const PATH = '/render?template=card&format=png'
  const ask = (key: string, path = PATH) =>
    world.call({ path, headers: { authorization: `Bearer ${key}` } })

  test('means to each organisation its own template', async () => {
    await world.addTemplate('card')
    await world.addTemplate('card', { ...CARD, canvas: { width: 77, height: 33 } }, 'other')
    const ours = await world.addKey('master')
    const theirs = await world.addKey('master', { orgId: 'other' })
    const tags = []
    for (const key of [ours, theirs, ours, theirs]) tags.push((await ask(key)).headers['etag'])
    expect(tags[0]).not.toBe(tags[1])
    expect(tags.slice(2)).toEqual(tags.slice(0, 2))
  })

  test('is not found by a key that does not reach its template', async () => {
    await world.addTemplate('card')
    const wide = await world.addKey('master')
    const narrow = await world.addKey('project', { templateIds: [] })
    for (const _twice of [1, 2]) {
      expect((await ask(wide)).status).toBe(200)
      expect((await ask(narrow)).status).toBe(404)
    }
  })

  test('gets the new name of its template at once, and its old image', async () => {
    const { id } = await world.addTemplate('card')
    const key = await world.addKey('master')
    const path = `/render?template=${id}`
    await ask(key, path)
    expect((await ask(key, path)).headers['content-disposition']).toContain('"card.png"')
    await world.stores.templates.rename(
      { orgId: 'default', id, slug: 'badge', at: world.clock(), expectedRevision: 1 },
      [],
    )
    const renamed = await ask(key, path)
    expect(renamed.headers['content-disposition']).toContain('"badge.png"')
    expect(renamed.headers['x-cache']).toBe('HIT')
  })

  test('is kept under the new epoch after a change that does not concern it', async () => {
    await world.addTemplate('card')
    const key = await world.addKey('master')
    const { headers } = await ask(key)
    await world.setPlan('pro')
    for (const _twice of [1, 2]) {
      expect((await ask(key)).headers).toMatchObject({ etag: headers['etag'], 'x-cache': 'HIT' })
    }
  })

  test('takes no second credential', async () => {
    await world.addTemplate('card')
    await world.allowHosts('example.com')
    const key = await world.addKey('get')
    const other = await world.addKey('master')
    const path = `${PATH}&apiKey=${key}`
    const page = { referer: 'https://example.com/' }
    expect((await world.call({ path, headers: page })).status).toBe(200)
    for (const header of [{ authorization: `Bearer ${other}` }, { 'x-api-key': other }]) {
      expect((await world.call({ path, headers: { ...page, ...header } })).status).toBe(400)
    }
    expect((await world.call({ path, headers: page })).status).toBe(200)
  })
})
