import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryStores } from '../../../src/memory/create-memory-stores.ts'
import type { Stores } from '../../../src/ports/stores.ts'
import { type ApiWorld, createApiWorld } from './api-world.ts'

const SECRET = 'Xq7vKeepMeOut'
/** A character that no font has, which receipts would name. */
const RARE = '\ue123'

const CARD = {
  canvas: { width: 60, height: 30 },
  layers: [
    { kind: 'text', name: 'title', dynamic: true, fontSize: 8, text: 'Hi' },
    { kind: 'text', name: 'iban', dynamic: true, sensitive: true, fontSize: 8, text: 'none' },
    { kind: 'text', fontSize: 8, text: 'For {iban}' },
    {
      kind: 'container',
      sensitive: true,
      children: [{ kind: 'image', name: 'photo', dynamic: true, fallback: { else: 'hide' } }],
    },
    {
      kind: 'barcode',
      name: 'bars',
      dynamic: true,
      sensitive: true,
      symbology: 'ean13',
      width: 60,
      height: 20,
      fallback: { else: 'hide' },
    },
    {
      kind: 'repeater',
      name: 'rows',
      dynamic: true,
      item: { kind: 'text', name: 'row', dynamic: true, sensitive: true, fontSize: 8 },
    },
  ],
}

/** Stores that remember all that they are given. */
function recordStores(stores: Stores, seen: string[]): Stores {
  const record = (value: unknown): string =>
    JSON.stringify(value, (_key, part) =>
      part instanceof Uint8Array || part?.type === 'Buffer'
        ? Buffer.from(part.data ?? part).toString('latin1')
        : part,
    ) ?? ''
  const watch = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (object, name) => {
        const value = Reflect.get(object, name, object)
        if (typeof value === 'function') {
          return (...given: unknown[]) => {
            seen.push(`${String(name)} ${record(given)}`)
            return value.apply(object, given)
          }
        }
        return typeof value === 'object' && value !== null ? watch(value) : value
      },
    })
  return watch(stores)
}

describe('values of sensitive layers', () => {
  let world: ApiWorld
  let key: string
  let seen: string[]
  const start = async (options = {}) => {
    seen = []
    world = createApiWorld({ stores: recordStores(createMemoryStores({}), seen), ...options })
    await world.platen.ready()
    const user = { userId: 'system', orgId: 'default', role: 'owner' } as const
    const made = await world.call({
      method: 'POST',
      path: '/templates',
      user,
      body: { slug: 'card', name: 'Card', document: CARD },
    })
    expect(made.status).toBe(201)
    const minted = await world.call({
      method: 'POST',
      path: '/api-keys',
      user,
      body: { name: 'k', type: 'master' },
    })
    key = minted.json.key
  }
  beforeEach(() => start())
  afterEach(() => world.platen.close())

  const post = (path: string, layers: object, headers = {}) =>
    world.call({ method: 'POST', path, key, body: { template: 'card', layers }, headers })
  const expectKept = (...words: string[]) => {
    const all = [...seen, ...world.logged]
    expect(all.length).toBeGreaterThan(3)
    for (const word of [SECRET, 'U+E123', ...words]) {
      expect(all.filter((line) => line.includes(word))).toEqual([])
    }
  }

  test.each([
    ['a text', { iban: SECRET + RARE }],
    ['its object', { iban: { text: SECRET } }],
    ['a source within a sensitive container', { photo: `https://${SECRET}.invalid/a.png` }],
    ['items', { rows: [{ row: SECRET }] }],
  ])('%s is in no store and no log after a render at once', async (_what, layers) => {
    const { status } = await post('/renders/sync?receipt=1', { title: 'Open', ...layers })
    expect(status).toBeLessThan(503)
    expectKept()
  })

  test('what is not sensitive is kept, so that these tests can see', async () => {
    await post('/renders/sync', { title: SECRET })
    expect(seen.some((line) => line.startsWith('insert') && line.includes(SECRET))).toBe(true)
  })

  test('an image URL leaves nothing either', async () => {
    const { status } = await world.call({ path: `/render?template=card&iban.text=${SECRET}`, key })
    expect(status).toBe(200)
    expectKept()
  })

  test('receipts do not name characters that a sensitive text lacks, and warn all the same', async () => {
    const { json } = await post('/renders/sync?receipt=1', { iban: RARE })
    expect(JSON.stringify(json.receipt)).not.toContain('U+')
    expect(json.receipt.warnings).toContain('No font has some characters of layer "iban".')
    const open = await post('/renders/sync?receipt=1', { title: RARE })
    expect(open.json.receipt.missing).toEqual(['U+E123'])
  })

  test('why a render failed is told to the caller and not kept', async () => {
    const { json } = await post('/renders/sync', { bars: '12345' })
    expect(json.detail).toContain('12345')
    expectKept('12345')
    const [row] = (await world.call({ path: '/renders', key })).json
    expect(row.render.error).toEqual({
      code: json.code,
      detail: expect.stringContaining('sensitive'),
    })
  })

  test('a render at once is not drawn again later', async () => {
    const { headers } = await post('/renders/sync', { iban: SECRET })
    const { status, json } = await world.call({
      path: `/renders/${headers['x-render-id']}/output`,
      key,
    })
    expect([status, json.code]).toEqual([410, 'gone'])
    const open = await post('/renders/sync', { title: 'Open' })
    const again = await world.call({ path: `/renders/${open.headers['x-render-id']}/output`, key })
    expect(Buffer.compare(again.bytes, open.bytes)).toBe(0)
  })

  test('an order for later is kept encrypted, and drawn', async () => {
    const { status, json } = await post('/renders', { iban: SECRET }, { 'idempotency-key': 'once' })
    expect(status).toBe(202)
    await vi.waitFor(async () => {
      const { json: render } = await world.call({ path: `/renders/${json.id}`, key })
      expect(render.status).toBe('completed')
    })
    expectKept()
    const { bytes } = await world.call({ path: `/renders/${json.id}/output`, key })
    const once = await post('/renders/sync', { iban: SECRET })
    expect(Buffer.compare(bytes, once.bytes)).toBe(0)
    const again = await post('/renders', { iban: SECRET }, { 'idempotency-key': 'once' })
    expect(again.json.id).toBe(json.id)
  })

  test('without a secret to encrypt it with an order for later is refused', async () => {
    await world.platen.close()
    await start({ secret: undefined })
    const { status, json } = await post('/renders', { iban: SECRET })
    expect([status, json.code]).toEqual([409, 'conflict'])
    expect((await post('/renders', { title: 'Open' })).status).toBe(202)
    expectKept()
  })
})
