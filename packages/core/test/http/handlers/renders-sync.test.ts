import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiWorld, CARD, createApiWorld, type Reply } from './api-world.ts'

describe('rendering by POST', () => {
  let world: ApiWorld
  let key: string
  beforeEach(async () => {
    world = createApiWorld()
    await world.addTemplate('card')
    await world.setPlan('unlimited')
    key = await world.addKey('master')
  })
  afterEach(() => world.platen.close())

  const post = (path: string, body: unknown, headers = {}): Promise<Reply> =>
    world.call({ method: 'POST', path, key, body, headers })
  const get = (path: string) => world.call({ path, key })

  describe('sync', () => {
    test('both published spellings of an order give the same bytes', async () => {
      const one = await post('/renders/sync', { template: 'card', layers: { title: 'Hey' } })
      const two = await post('/renders/sync', {
        templateId: (await get('/templates/card')).json.id,
        overrides: { title: { text: 'Hey' } },
      })
      expect([one.status, two.status]).toEqual([200, 200])
      expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
    })

    test.each([
      { accept: undefined, json: false, why: 'curl sends none or anything' },
      { accept: '*/*', json: false, why: 'curl' },
      { accept: 'application/json, text/plain, */*', json: false, why: 'axios asks so for bytes' },
      { accept: 'image/*', json: false, why: 'any image' },
      { accept: 'application/json', json: true, why: 'no image is wanted' },
      { accept: 'application/json, image/png;q=0', json: true, why: 'images are ruled out' },
    ])('Accept $accept: JSON is $json, because $why', async ({ accept, json }) => {
      const headers: Record<string, string> = accept === undefined ? {} : { accept }
      const reply = await post('/renders/sync', { template: 'card' }, headers)
      expect(reply.json !== undefined).toBe(json)
      expect(reply.headers['cache-control']).toBe('private, no-store')
    })

    test('a PDF is a document that runs nothing when it is opened', async () => {
      const reply = await post('/renders/sync', { template: 'card', format: 'pdf' })
      expect(reply.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="card.pdf"',
        'content-security-policy': expect.stringMatching(/sandbox$/),
      })
      expect(Buffer.from(reply.bytes).toString('latin1', 0, 8)).toBe('%PDF-1.7')
    })

    test('?receipt=1 gives the render, its receipt and the file', async () => {
      const { json, headers } = await post('/renders/sync?receipt=1', { template: 'card' })
      expect(json.render).toMatchObject({
        id: headers['x-render-id'],
        status: 'completed',
        version: 1,
      })
      expect(json.receipt.layers[0]).toMatchObject({ path: 'title', kind: 'text' })
      const bytes = await post('/renders/sync', { template: 'card' })
      expect(json.base64).toBe(Buffer.from(bytes.bytes).toString('base64'))
    })

    test.each([
      { filename: 'cards/größe.png', expected: /filename="cardsgr__e\.png"; filename\*=/ },
      { filename: 'a"\r\nX-Evil: 1', expected: /^inline; filename="aX-Evil 1\.png"$/ },
      { filename: 'photo.jpeg', expected: /filename="photo\.png"/ },
    ])('names the file $filename safely', async ({ filename, expected }) => {
      const { headers } = await post('/renders/sync', { template: 'card', filename })
      expect(headers['content-disposition']).toMatch(expected)
    })

    test.each([
      { body: {}, code: 'missing_property', pointer: '/template' },
      {
        body: { template: 'card', templateId: 'x' },
        code: 'invalid_value',
        pointer: '/templateId',
      },
      {
        body: { template: 'card', layers: { a: 1 }, overrides: { b: 1 } },
        code: 'invalid_value',
        pointer: '/overrides',
      },
      {
        body: { template: 'card', layers: { titel: 'x' } },
        code: 'unknown_layer',
        pointer: '/layers/titel',
      },
      {
        body: { template: 'card', overrides: { title: { size: 1 } } },
        code: 'unknown_property',
        pointer: '/overrides/title/size',
      },
      {
        body: { template: 'card', layers: { photo: 'file.png' } },
        code: 'source_scheme',
        pointer: '/layers/photo/src',
      },
      { body: { template: 'card', format: 'bmp' }, code: 'invalid_value', pointer: '/format' },
      { body: { template: 'card', quality: 0 }, code: 'out_of_range', pointer: '/quality' },
      { body: { template: 'card', scale: 5 }, code: 'out_of_range', pointer: '/scale' },
      { body: { template: 'card', page: 2 }, code: 'unknown_page', pointer: '/page' },
      { body: { template: 'card', useAws: true }, code: 'invalid_value', pointer: '/useAws' },
      { body: { template: 'card', tempalte: 1 }, code: 'unknown_property', pointer: '/tempalte' },
      {
        body: { template: 'card', metadata: { a: 'x'.repeat(5000) } },
        code: 'out_of_range',
        pointer: '/metadata',
      },
    ])('400 $code at $pointer', async ({ body, code, pointer }) => {
      const { status, json } = await post('/renders/sync', body)
      expect([status, json.code, json.errors[0].pointer]).toEqual([400, code, pointer])
    })

    test('SVG of a client is drawn', async () => {
      const src = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>'
      const layers = { photo: src }
      const { json } = await post('/renders/sync?receipt=1', { template: 'card', layers })
      expect(json.receipt).toMatchObject({ degraded: false, hidden: [] })
    })
  })

  describe('validate', () => {
    test('gives the receipt of an order and uses up no limit of renders', async () => {
      await world.setPlan('starter')
      const replies = []
      for (let n = 0; n < 31; n++) {
        replies.push(await post('/renders/validate', { template: 'card' }))
      }
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
      expect(replies[0]?.json).toMatchObject({ valid: true, problems: [] })
      expect(await world.stores.renders.list('default', {}, { limit: 1 })).toEqual([])
    })

    test('answers with the problems of an order that is wrong', async () => {
      const { status, json } = await post('/renders/validate', {
        template: 'card',
        layers: { titel: 'x', title: { size: 1 } },
      })
      expect([status, json.valid]).toEqual([200, false])
      const pointers = json.problems.map(({ pointer }: { pointer: string }) => pointer)
      expect(pointers).toEqual(['/layers/titel', '/layers/title/size'])
    })
  })

  describe('preview', () => {
    test('draws a template that is kept nowhere', async () => {
      const { status, headers } = await post('/renders/preview', {
        document: CARD,
        layers: { title: 'Hey' },
      })
      expect([status, headers['content-type']]).toEqual([200, 'image/png'])
      expect((await get('/renders')).json).toEqual([])
      expect((await get('/templates')).json).toHaveLength(1)
    })

    test('says where the template is wrong', async () => {
      const document = { ...CARD, layers: [{ kind: 'txt' }] }
      const { status, json } = await post('/renders/preview', { document })
      expect([status, json.errors[0].pointer]).toEqual([400, '/document/layers/0/kind'])
    })
  })
})
