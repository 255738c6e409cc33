import sharp from 'sharp'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ApiWorld, CARD, createApiWorld, person } from './api-world.ts'

describe('assets', () => {
  let world: ApiWorld
  let png: Uint8Array
  let key: string
  beforeAll(async () => {
    const create = { width: 3, height: 2, channels: 3, background: 'red' } as const
    png = new Uint8Array(await sharp({ create }).png().toBuffer())
  })
  beforeEach(async () => {
    world = createApiWorld()
    key = await world.addKey('master')
  })
  afterEach(() => world.platen.close())

  const upload = (body: Uint8Array, contentType = 'image/png', query = '') =>
    world.call({
      method: 'POST',
      path: `/assets${query}`,
      key,
      body,
      headers: { 'content-type': contentType },
    })
  const form = (parts: string, boundary = 'x') => ({
    body: new Uint8Array(Buffer.from(parts, 'latin1')),
    type: `multipart/form-data; boundary=${boundary}`,
  })
  const part = (bytes: Uint8Array, name = 'photo.png') =>
    `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n${Buffer.from(bytes).toString('latin1')}\r\n`

  test('are uploaded as they are, shown by templates and given back byte by byte', async () => {
    const { status, json, headers } = await upload(png, 'text/html', '?fileName=logo.png')
    expect(status).toBe(201)
    expect(headers['location']).toBe(`/api/v1/assets/${json.id}`)
    expect(json).toMatchObject({
      mediaType: 'image/png',
      width: 3,
      height: 2,
      bytes: png.length,
      fileName: 'logo.png',
    })
    const content = await world.call({ path: `/assets/${json.id}/content`, key })
    expect(Buffer.compare(content.bytes, png)).toBe(0)
    expect(content.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
    const held = { 'if-none-match': content.headers['etag'] ?? '' }
    const again = await world.call({ path: `/assets/${json.id}/content`, key, headers: held })
    expect([again.status, again.bytes.length]).toEqual([304, 0])

    await world.addTemplate('card')
    const order = { template: 'card', layers: { photo: `asset:${json.id}` } }
    const drawn = await world.call({
      method: 'POST',
      path: '/renders/sync?receipt=1',
      key,
      body: order,
    })
    expect(drawn.json.receipt).toMatchObject({ degraded: false, hidden: [] })
  })

  test('are uploaded by a form, whatever its media type says', async () => {
    const { body, type } = form(`${part(png)}--x--\r\n`)
    const { status, json } = await upload(body, type)
    expect([status, json.mediaType, json.fileName]).toEqual([201, 'image/png', 'photo.png'])
  })

  test('of SVG keep only what draws, and are drawn', async () => {
    const markup =
      '<svg xmlns="http://www.w3.org/2000/svg" width="3.5" height="2" onload="x()"><script>x()</script><rect width="4" height="2"/></svg>'
    const { status, json } = await upload(new Uint8Array(Buffer.from(markup)))
    expect([status, json]).toMatchObject([201, { mediaType: 'image/svg+xml', width: 4, height: 2 }])
    const { bytes } = await world.call({ path: `/assets/${json.id}/content`, key })
    expect(Buffer.from(bytes).toString()).toContain('<rect')
    expect(Buffer.from(bytes).toString()).not.toMatch(/script|onload/)
    await world.addTemplate('card')
    const order = { template: 'card', layers: { photo: `asset:${json.id}` } }
    const path = '/renders/sync?receipt=1'
    const drawn = await world.call({ method: 'POST', path, key, body: order })
    expect(drawn.json.receipt).toMatchObject({ degraded: false, hidden: [] })
  })

  test.each([
    { bytes: '<!DOCTYPE svg><svg/>', code: 'svg_doctype', why: 'SVG with entities to come' },
    { bytes: 'wOF2 and more', code: 'font_untrusted', why: 'a font' },
    { bytes: 'OTTO and more', code: 'font_untrusted', why: 'a font' },
    { bytes: '%PDF-1.7', code: 'source_unsupported', why: 'PDF' },
    { bytes: 'hello', code: 'source_not_image', why: 'text' },
    { bytes: '\x89PNG\r\n\x1a\n', code: 'source_corrupt', why: 'half a PNG' },
    { bytes: '', code: 'source_empty', why: 'nothing' },
  ])('422 $code for $why', async ({ bytes, code }) => {
    const reply = await upload(new Uint8Array(Buffer.from(bytes, 'latin1')))
    expect([reply.status, reply.json.code]).toEqual([422, code])
    expect((await world.call({ path: '/assets', key })).json).toEqual([])
  })

  test('forms that are damaged or have not one file are refused', async () => {
    for (const parts of ['--x\r\nbroken', '--x--\r\n', `${part(png)}${part(png)}--x--\r\n`]) {
      const { body, type } = form(parts)
      expect((await upload(body, type)).status, parts.slice(0, 40)).toBe(400)
    }
    const json = await upload(png, 'application/json')
    expect([json.status, json.json.code]).toEqual([415, 'unsupported_media_type'])
  })

  test('larger than allowed are refused before they are read', async () => {
    const small = createApiWorld({ stores: world.stores, limits: { sourceBytes: 10 } })
    const reply = await small.call({ method: 'POST', path: '/assets', key, body: png })
    expect([reply.status, reply.json.code]).toEqual([413, 'body_too_large'])
    await small.platen.close()
  })

  test('are deleted by Users only if they are their own', async () => {
    const { json } = await upload(png)
    const path = `/assets/${json.id}`
    const refused = await world.call({ method: 'DELETE', path, user: person('user', 'ann') })
    expect([refused.status, refused.json.code]).toEqual([403, 'not_owner'])
    expect((await world.call({ method: 'DELETE', path, key })).status).toBe(204)
    expect((await world.call({ path: `${path}/content`, key })).status).toBe(404)
  })

  test('of one organisation are drawn for no other', async () => {
    const { json } = await upload(png)
    const layers = { photo: `asset:${json.id}` }
    const { json: receipt } = await world.call({
      method: 'POST',
      path: '/renders/preview?receipt=1',
      user: person('owner', 'eve', 'other'),
      body: { document: CARD, layers },
    })
    expect(receipt.receipt.hidden).toEqual([{ path: 'photo', reason: 'source' }])
  })
})
