import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refusalOf } from '../../model/documents.ts'
import { type ApiWorld, CARD, createApiWorld } from './api-world.ts'

const BOUND = { formats: ['webp', 'jpeg'], maxWidth: 120, maxHeight: 40, maxScale: 1.5 }

describe('what a template lets image URLs ask for', () => {
  let world: ApiWorld
  let key: string
  beforeEach(async () => {
    world = createApiWorld()
    await world.addTemplate('card', { ...CARD, output: BOUND })
    await world.addTemplate('wide', { ...CARD, output: { formats: ['svg', 'png'] } })
    await world.setPlan('unlimited')
    key = await world.addKey('master')
  })
  afterEach(() => world.platen.close())

  const open = (query: string) => world.call({ path: `/render?${query}`, key })

  test.each([
    ['format=jpg', 'image/jpeg', 'an alias is the same format'],
    ['format=webp&width=120&height=40&scale=1.5', 'image/webp', 'a bound itself is allowed'],
    ['', 'image/webp', 'without PNG the first of the list is the default'],
  ])('%s gives %s: %s', async (query, type) => {
    const { status, headers } = await open(`template=card&${query}`)
    expect([status, headers['content-type']]).toEqual([200, type])
  })

  test('PNG stays the default where it is allowed', async () => {
    expect((await open('template=wide')).headers['content-type']).toBe('image/png')
  })

  test.each([
    ['format=png', '/format', '"format" is "png", but the template allows "webp", "jpeg".'],
    ['format=bmp', '/format', '"bmp"'],
    ['width=121', '/width', '"width" is 121, but the template allows at most 120.'],
    ['height=41', '/height', 'at most 40'],
    ['scale=2', '/scale', 'at most 1.5'],
  ])('%s is refused by name', async (query, pointer, words) => {
    const { status, json } = await open(`template=card&${query}`)
    expect([status, json.code, json.errors[0].pointer]).toEqual([400, 'not_allowed', pointer])
    expect(json.detail).toContain(words)
  })

  test('no URL is signed for more', async () => {
    const sign = (order: object) =>
      world.platen.signUrl({ template: 'card', expiresIn: 60, ...order })
    await expect(sign({ width: 121 })).rejects.toMatchObject({
      code: 'not_allowed',
      pointer: '/width',
    })
    expect((await world.call({ path: (await sign({})).slice('/api/v1'.length) })).status).toBe(200)
  })

  test('orders by POST are a program’s own and not bound', async () => {
    const body = { template: 'card', width: 200, scale: 2, format: 'png' }
    const { status } = await world.call({ method: 'POST', path: '/renders/sync', key, body })
    expect(status).toBe(200)
  })

  test.each<[output: object, pointer: string]>([
    [{ formats: [] }, '/output/formats'],
    [{ formats: ['gif'] }, '/output/formats/0'],
    [{ maxWidth: 0 }, '/output/maxWidth'],
    [{ maxHeight: 1.5 }, '/output/maxHeight'],
    [{ maxScale: 0 }, '/output/maxScale'],
    [{ maxQuality: 1 }, '/output/maxQuality'],
  ])('"output" may not be %j', (output, pointer) => {
    expect(refusalOf({ ...CARD, output }).pointer).toBe(pointer)
  })
})
