import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiWorld, CARD, createApiWorld, person } from './api-world.ts'

const RED = { ...CARD, canvas: { ...CARD.canvas, background: '#ff0000' } }

describe('templates', () => {
  let world: ApiWorld
  beforeEach(async () => {
    world = createApiWorld()
    await world.setPlan('unlimited')
  })
  afterEach(() => world.platen.close())

  const act = (method: string, path: string, body?: unknown, headers = {}) => {
    world.pass(1)
    const user = person('owner')
    return world.call({ method, path, user, headers, ...(body === undefined ? {} : { body }) })
  }
  const create = (body: object) => act('POST', '/templates', { document: CARD, ...body })
  const draw = async (query = '') => {
    const path = `/templates/card/preview${query}`
    return Buffer.from((await act('GET', path)).bytes).toString('base64')
  }

  test('are made with a slug, published, and found by id and by slug', async () => {
    const { status, json, headers } = await create({ slug: 'card', name: 'Card' })
    expect(status).toBe(201)
    expect(headers['location']).toBe(`/api/v1/templates/${json.id}`)
    expect(json).toMatchObject({ slug: 'card', name: 'Card', currentVersion: 1, revision: 1 })
    for (const name of [json.id, 'card']) {
      expect((await act('GET', `/templates/${name}`)).json).toEqual({ ...json, draft: CARD })
    }
  })

  test.each([
    { body: { document: { ...CARD, slug: 'mine' } }, slug: /^mine$/, why: 'of the document' },
    { body: { name: 'Größe & Farbe' }, slug: /^gro-?e-farbe-[0-9a-f]{5}$/, why: 'of the name' },
    { body: { name: '名前' }, slug: /^template-[0-9a-f]{5}$/, why: 'of nothing usable' },
    { body: {}, slug: /^template-[0-9a-f]{5}$/, why: 'of nothing' },
  ])('without a slug one is made $why', async ({ body, slug }) => {
    expect((await create(body)).json.slug).toMatch(slug)
  })

  test.each([
    { body: { slug: 'Bad_Slug' }, pointer: '/slug' },
    { body: { document: { canvas: {} } }, pointer: '/document/canvas/width' },
    {
      body: { document: { ...CARD, layers: [{ kind: 'txt' }] } },
      pointer: '/document/layers/0/kind',
    },
    { body: { document: 1 }, pointer: '/document' },
    { body: { id: 'tmpl_mine' }, pointer: '/id' },
  ])('are refused with a pointer: $pointer', async ({ body, pointer }) => {
    const { status, json } = await create(body)
    expect([status, json.errors[0].pointer]).toEqual([400, pointer])
    expect((await act('GET', '/templates')).json).toEqual([])
  })

  test('a slug is given once', async () => {
    await create({ slug: 'card' })
    const again = await create({ slug: 'card' })
    expect([again.status, again.json.code]).toEqual([409, 'conflict'])
  })

  test('a draft changes no render until it is published; versions never change', async () => {
    await create({ slug: 'card' })
    const before = await draw()
    await act('PUT', '/templates/card/draft', { document: RED })
    expect(await draw()).toBe(before)
    const draft = await draw('?version=draft')
    expect(draft).not.toBe(before)
    const published = await act('POST', '/templates/card/publish')
    expect([published.status, published.json.version]).toEqual([201, 2])
    expect(await draw()).toBe(draft)
    expect(await draw('?version=1')).toBe(before)
  })

  test('an old version can be made the newest, and none of them is lost', async () => {
    await create({ slug: 'card' })
    const before = await draw()
    await act('PUT', '/templates/card', { document: RED })
    const restored = await act('POST', '/templates/card/versions/1/restore')
    expect([restored.status, restored.json.version]).toEqual([201, 3])
    expect(await draw()).toBe(before)
    const { json } = await act('GET', '/templates/card/versions')
    expect(json.map(({ version }: { version: { version: number } }) => version.version)).toEqual([
      3, 2, 1,
    ])
    expect((await act('GET', '/templates/card/versions/2')).json.document).toEqual(RED)
  })

  test('versions are listed by pages', async () => {
    await create({ slug: 'card' })
    for (let n = 0; n < 4; n++) await act('PUT', '/templates/card', { document: RED })
    const versions: number[] = []
    let path: string | undefined = '/templates/card/versions?limit=2'
    while (path !== undefined) {
      const { json, headers } = await act('GET', path)
      for (const { version } of json) versions.push(version.version)
      path = /<\/api\/v1([^>]+)>/.exec(headers['link'] ?? '')?.[1]
    }
    expect(versions).toEqual([5, 4, 3, 2, 1])
  })

  test.each(['0', '2', '1.0', '01', 'x', '99999999999'])(
    'version %s does not exist',
    async (version) => {
      await create({ slug: 'card' })
      expect((await act('GET', `/templates/card/versions/${version}`)).status).toBe(404)
    },
  )

  test.each([
    ['PUT', '/templates/card/draft', { document: RED }],
    ['PUT', '/templates/card', { document: RED }],
    ['PATCH', '/templates/card', { name: 'New' }],
    ['POST', '/templates/card/publish', undefined],
    ['DELETE', '/templates/card', undefined],
  ])('%s %s with an old If-Match changes nothing', async (method, path, body) => {
    const { headers } = await create({ slug: 'card' })
    const stale = { 'if-match': headers['etag'] }
    await act('PATCH', '/templates/card', { name: 'Meanwhile' })
    const before = (await act('GET', '/templates/card')).json
    const reply = await act(method, path, body, stale)
    expect([reply.status, reply.json.code]).toEqual([412, 'precondition_failed'])
    expect((await act('GET', '/templates/card')).json).toEqual(before)
    const current = { 'if-match': `"${before.revision}"` }
    expect((await act(method, path, body, current)).status).toBeLessThan(300)
  })

  test('a copy has a slug and versions of its own', async () => {
    await create({ slug: 'card', name: 'Card' })
    await act('PUT', '/templates/card', { document: RED })
    const { status, json } = await act('POST', '/templates/card/duplicate', { slug: 'copy' })
    expect([status, json.currentVersion, json.name]).toEqual([201, 1, 'Card (copy)'])
    expect((await act('GET', '/templates/copy')).json.draft).toEqual(RED)
  })

  test('a project key sees the templates that it was made for', async () => {
    const mine = (await create({ slug: 'mine' })).json
    await create({ slug: 'other' })
    const key = await world.addKey('project', { templateIds: [mine.id] })
    const { json } = await world.call({ path: '/templates', key })
    expect(json.map(({ template }: { template: { slug: string } }) => template.slug)).toEqual([
      'mine',
    ])
    expect((await world.call({ path: '/templates/other', key })).status).toBe(404)
    const body = { template: 'other' }
    expect((await world.call({ method: 'POST', path: '/renders/sync', key, body })).status).toBe(
      404,
    )
  })

  test('a User deletes templates of their own only, and is told so', async () => {
    await create({ slug: 'card' })
    const user = person('user', 'ann')
    const { status, json } = await world.call({ method: 'DELETE', path: '/templates/card', user })
    expect([status, json.code]).toEqual([403, 'not_owner'])
  })

  test('the schema of overrides lists the dynamic layers and what they take', async () => {
    await create({ slug: 'card' })
    const { json, headers } = await act('GET', '/templates/card/schema')
    expect(headers['content-type']).toMatch(/^application\/schema\+json/)
    expect(Object.keys(json.properties)).toEqual(['title', 'photo'])
    expect(json.$defs.text.properties).toHaveProperty('text')
    expect(json.additionalProperties).toBe(false)
  })
})
