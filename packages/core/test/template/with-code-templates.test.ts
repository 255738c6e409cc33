import { templateStoreConformance } from '@platen/testkit'
import { describe, expect, test } from 'vitest'
import { createPlaten } from '../../src/create-platen.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { createMemoryStores } from '../../src/memory/create-memory-stores.ts'
import { readCodeTemplates } from '../../src/template/code-templates.ts'
import { withCodeTemplates } from '../../src/template/with-code-templates.ts'
import { CARD, createApiWorld } from '../http/handlers/api-world.ts'

describe('a store with no template in code is a store', () => {
  templateStoreConformance({
    create: (world) => {
      const stores = createMemoryStores(world)
      return { ...stores, templates: withCodeTemplates(stores.templates, []) }
    },
  })
})

const CODED = { ...CARD, slug: 'coded', name: 'In code' } as const
const read = (...templates: object[]) => readCodeTemplates(templates as never, DEFAULT_LIMITS)

describe('readCodeTemplates', () => {
  test('id follows from the slug, version from the content', () => {
    const [first] = read(CODED)
    const [same] = read({
      slug: 'coded',
      layers: CARD.layers,
      canvas: CARD.canvas,
      name: 'In code',
    })
    const [changed] = read({ ...CODED, name: 'Another' })
    expect(same).toEqual(first)
    expect(changed?.record.id).toBe(first?.record.id)
    expect(changed?.version.version).not.toBe(first?.version.version)
    expect(first?.record.id).toMatch(/^tmpl_[0-9a-v]{26}$/)
    expect(String(first?.version.version)).toMatch(/^[1-9]\d{0,8}$/)
  })

  test.each([
    { given: [CARD], code: 'missing_property', pointer: '/templates/0/slug', why: 'no slug' },
    { given: [CODED, CODED], code: 'duplicate_name', pointer: '/templates/1/slug', why: 'twice' },
    {
      given: [CODED, { slug: 'x' }],
      code: 'missing_property',
      pointer: '/templates/1/canvas',
      why: 'no template',
    },
  ])('refuses at once: $why', ({ given, code, pointer }) => {
    const make = () => createPlaten({ templates: given as never })
    expect(make).toThrow(expect.objectContaining({ code, pointer }))
  })
})

describe('templates in code over HTTP', () => {
  const open = async (document: typeof CODED | object = CODED) => {
    const world = createApiWorld({ templates: [document as typeof CODED] })
    const key = await world.addKey('master')
    const call = (method: string, path: string, body?: unknown) =>
      world.call({ method, path, key, ...(body === undefined ? {} : { body }) })
    return { world, call }
  }

  test('are rendered by slug: POST, GET, signed, from the history', async () => {
    const { world, call } = await open()
    const posted = await call('POST', '/renders/sync', {
      template: 'coded',
      layers: { title: 'A' },
    })
    expect(posted.status, posted.text).toBe(200)
    const got = await call('GET', '/render?template=coded&title.text=A')
    expect(Buffer.compare(got.bytes, posted.bytes)).toBe(0)
    const url = await world.platen.signUrl({
      template: 'coded',
      layers: { title: 'A' },
      expiresIn: 9,
    })
    expect((await world.call({ path: url.slice('/api/v1'.length) })).status).toBe(200)
    const output = await call('GET', `/renders/${posted.headers['x-render-id']}/output`)
    expect([output.status, Buffer.compare(output.bytes, posted.bytes)]).toEqual([200, 0])
    await world.platen.close()
  })

  test('are listed after the others, page by page, and shown with version and document', async () => {
    const { world, call } = await open()
    await world.addTemplate('stored')
    const first = await call('GET', '/templates?limit=1')
    expect(first.json[0].template.slug).toBe('stored')
    const second = await call('GET', `/templates?limit=1&cursor=${first.json[0].cursor}`)
    expect(second.json[0].template).toMatchObject({ slug: 'coded', createdBy: 'system' })
    const last = await call('GET', `/templates?cursor=${second.json[0].cursor}`)
    expect(last.json).toEqual([])
    const { currentVersion } = second.json[0].template
    const versions = await call('GET', '/templates/coded/versions')
    expect(versions.json.map((row: { version: object }) => row.version)).toMatchObject([
      { version: currentVersion, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    expect((await call('GET', `/templates/coded/versions/${currentVersion}`)).status).toBe(200)
    expect((await call('GET', '/templates/coded/versions/1')).status).toBe(404)
    await world.platen.close()
  })

  test.each([
    { method: 'PUT', path: '', body: { document: CARD } },
    { method: 'PUT', path: '/draft', body: { document: CARD } },
    { method: 'PATCH', path: '', body: { name: 'x' } },
    { method: 'POST', path: '/publish', body: undefined },
    { method: 'DELETE', path: '', body: undefined },
  ])('are not changed by $method $path', async ({ method, path, body }) => {
    const { world, call } = await open()
    const reply = await call(method, `/templates/coded${path}`, body)
    expect([reply.status, reply.json.detail]).toEqual([
      409,
      expect.stringMatching(/"coded" is registered in code/),
    ])
    await world.platen.close()
  })

  test('a slug means the one in code; nobody takes it, and a copy can be changed', async () => {
    const { world, call } = await open()
    const taken = await call('POST', '/templates', { slug: 'coded', document: CARD })
    expect([taken.status, taken.json.code]).toEqual([409, 'conflict'])
    const copy = await call('POST', '/templates/coded/duplicate', { slug: 'copy' })
    expect(copy.status, copy.text).toBe(201)
    expect((await call('PUT', '/templates/copy', { document: CARD })).status).toBe(200)
    expect((await call('PATCH', '/templates/copy', { slug: 'coded' })).status).toBe(409)
    const stored = await world.addTemplate('other')
    const wrapped = withCodeTemplates(world.stores.templates, read({ ...CODED, slug: 'other' }))
    expect((await wrapped.find('default', 'other'))?.createdAt).toBe(0)
    expect((await wrapped.find('default', stored.id))?.id).toBe(stored.id)
    await world.platen.close()
  })

  test('a render whose template was changed in code since is gone', async () => {
    const { world, call } = await open()
    const posted = await call('POST', '/renders/sync', { template: 'coded' })
    const path = `/renders/${posted.headers['x-render-id']}/output`
    const changed = createApiWorld({
      stores: world.stores,
      clock: world.clock,
      templates: [{ ...CODED, name: 'Changed' }],
    })
    const key = await world.addKey('master')
    const reply = await changed.call({ path, key })
    expect([reply.status, reply.json.detail]).toEqual([
      410,
      expect.stringMatching(/changed in code/),
    ])
    await changed.platen.close()
    await world.platen.close()
  })

  test('belong to every organisation, each with its own history', async () => {
    const { world } = await open()
    const key = await world.addKey('master', { orgId: 'acme' })
    const body = { template: 'coded' }
    const reply = await world.call({ method: 'POST', path: '/renders/sync', key, body })
    expect(reply.status).toBe(200)
    expect(await world.stores.renders.list('default', {}, { limit: 5 })).toEqual([])
    await world.platen.close()
  })
})
