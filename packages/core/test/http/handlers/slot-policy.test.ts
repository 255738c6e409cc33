import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiWorld, createApiWorld } from './api-world.ts'

const CARD = {
  canvas: { width: 60, height: 30 },
  tokens: { brand: '#00f' },
  layers: [
    {
      kind: 'text',
      name: 'title',
      dynamic: { allow: { text: { maxLength: 5 } } },
      fontSize: 8,
      fill: '$brand',
      text: 'Hi',
    },
    {
      kind: 'repeater',
      name: 'rows',
      dynamic: true,
      item: { kind: 'text', name: 'row', dynamic: { allow: { text: { enum: ['a', 'b'] } } } },
    },
  ],
} as const

describe('a slot policy over HTTP', () => {
  let world: ApiWorld
  let key: string
  beforeEach(async () => {
    world = createApiWorld()
    await world.addTemplate('card', CARD)
    await world.setPlan('unlimited')
    key = await world.addKey('master')
  })
  afterEach(() => world.platen.close())

  const post = (path: string, body: object) =>
    world.call({ method: 'POST', path, key, body: { template: 'card', ...body } })

  test.each([
    [{ layers: { title: 'Longer' } }, '/layers/title', '"maxLength" 5'],
    [{ overrides: { title: { text: 'Longer' } } }, '/overrides/title/text', '"maxLength" 5'],
    [{ layers: { title: { fill: '#f00' } } }, '/layers/title/fill', 'allows only "text"'],
    [{ overrides: { rows: [{ row: 'c' }] } }, '/overrides/rows/0/row', '"enum"'],
  ])('%j is refused by every route that takes orders', async (body, pointer, words) => {
    for (const path of ['/renders/sync', '/renders']) {
      const { status, json } = await post(path, body)
      expect([status, json.code, json.errors[0].pointer]).toEqual([400, 'not_allowed', pointer])
      expect(json.detail).toContain(words)
    }
    const { json } = await post('/renders/validate', body)
    expect([json.valid, json.problems[0].code, json.problems[0].pointer]).toEqual([
      false,
      'not_allowed',
      pointer,
    ])
  })

  test('a document in preparation is bound by its own policy', async () => {
    const body = { document: CARD, layers: { title: 'Longer' } }
    const { status, json } = await world.call({
      method: 'POST',
      path: '/renders/preview',
      key,
      body,
    })
    expect([status, json.code]).toEqual([400, 'not_allowed'])
  })

  test.each([
    ['title.text=Longer', '"maxLength" 5'],
    ['title.fill=red', 'allows only "text"'],
    ['rows.0.row.text=c', '"enum"'],
  ])('an image URL with %s is refused, and nothing is kept of it', async (query, words) => {
    const { status, json } = await world.call({ path: `/render?template=card&${query}`, key })
    expect([status, json.code]).toEqual([400, 'not_allowed'])
    expect(json.detail).toContain(words)
    expect((await world.call({ path: '/renders', key })).json).toEqual([])
  })

  test('a free parameter of a signed URL stays within the policy', async () => {
    const url = await world.platen.signUrl({
      template: 'card',
      expiresIn: 60,
      free: ['title.text'],
    })
    const open = (text: string) =>
      world.call({ path: `${url.slice('/api/v1'.length)}&title.text=${text}` })
    expect((await open('Short')).status).toBe(200)
    const refused = await open('Longer')
    expect([refused.status, refused.json.code]).toEqual([400, 'not_allowed'])
  })

  test.each([
    [{ layers: { title: 'Longer' } }, '"maxLength" 5'],
    [{ free: ['title.fill'] }, 'allows only "text"'],
  ])('no URL is signed for %j', async (order, words) => {
    const signing = world.platen.signUrl({ template: 'card', expiresIn: 60, ...order })
    await expect(signing).rejects.toThrow(words)
  })

  test('the function is bound too', async () => {
    const render = world.platen.render(
      CARD as object as Parameters<typeof world.platen.render>[0],
      {
        layers: { title: 'Longer' },
      },
    )
    await expect(render).rejects.toMatchObject({ code: 'not_allowed', pointer: '/title' })
  })

  test('colours by name are changed by POST and never by a URL', async () => {
    const plain = await post('/renders/sync', {})
    const red = await post('/renders/sync', { tokens: { brand: '#f00' } })
    expect([plain.status, red.status]).toEqual([200, 200])
    expect(Buffer.compare(plain.bytes, red.bytes)).not.toBe(0)
    for (const query of ['tokens=red', 'tokens.brand=red', 'tokens=%7B%22brand%22:%22red%22%7D']) {
      const { status } = await world.call({ path: `/render?template=card&${query}`, key })
      expect([query, status]).toEqual([query, 400])
    }
  })

  test('the schema of the overrides says what is allowed', async () => {
    const { json } = await world.call({ path: '/templates/card/schema', key })
    const [object, bare] = json.properties.title.anyOf
    expect(Object.keys(object.properties)).toEqual(['text'])
    expect(object.properties.text.anyOf[0]).toMatchObject({ maxLength: 5 })
    expect(bare).toMatchObject({ maxLength: 5 })
    const [, rows] = json.properties.rows.anyOf
    expect(rows.items.properties.row.anyOf[1]).toMatchObject({ enum: ['a', 'b'] })
  })
})
