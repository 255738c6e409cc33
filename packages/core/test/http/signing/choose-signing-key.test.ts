import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SignUrlOptions } from '../../../src/http/signing/sign-url-options.ts'
import { type ApiWorld, CARD, createApiWorld, person } from '../handlers/api-world.ts'

const ORDER = { template: 'card', layers: { title: 'Hi' }, expiresIn: 3_600 } as const

describe('the key that signs a URL', () => {
  let world: ApiWorld
  beforeEach(async () => {
    world = createApiWorld()
    await world.addTemplate('card')
  })
  afterEach(() => world.platen.close())

  const sign = (order: Partial<SignUrlOptions> = {}) => world.platen.signUrl({ ...ORDER, ...order })
  const open = (url: string) => world.call({ path: url.slice('/api/v1'.length) })
  const faultOf = (order: object) =>
    world.platen.signUrl({ ...ORDER, ...order }).then(
      () => expect.unreachable('A URL was signed.'),
      (error: { code: string; message: string; pointer?: string }) => error,
    )

  const list = () => world.stores.signingKeys.list('default', { limit: 10 })
  const revoke = (id: string) =>
    world.stores.signingKeys.revoke({ orgId: 'default', id, at: world.clock() }, [])
  const kidOf = (url: string) => /kid=(\w+)/.exec(url)?.[1] ?? ''

  test('the first is made when it is needed, once, and the audit log says so', async () => {
    const urls = await Promise.all(Array.from({ length: 20 }, () => sign()))
    const keys = await list()
    expect(keys).toHaveLength(1)
    expect(new Set(urls.map(kidOf))).toEqual(new Set([keys[0]?.id]))
    const events = await world.stores.audit.list('default', {}, { limit: 10 })
    expect(events).toMatchObject([
      {
        event: 'signing_key.created',
        actor: { type: 'system' },
        metadata: { signingKey: { id: keys[0]?.id } },
      },
    ])
  })

  test('the newest signs, so a new key rotates; the old URLs stay', async () => {
    const old = await sign()
    world.pass(1)
    const made = await world.call({
      method: 'POST',
      path: '/signing-keys',
      user: person('owner'),
    })
    expect(kidOf(await sign())).toBe(made.json.id)
    expect(kidOf(await sign({ signingKeyId: kidOf(old) })), 'by name').toBe(kidOf(old))
    expect((await open(old)).status).toBe(200)
  })

  test('a key that was revoked ends its URLs and signs no more', async () => {
    const url = await sign()
    await revoke(kidOf(url))
    expect((await open(url)).status).toBe(401)
    const named = await faultOf({ signingKeyId: kidOf(url) })
    expect([named.code, named.message]).toEqual(['conflict', expect.stringMatching(/is revoked/)])
    const unnamed = await faultOf({})
    expect([unnamed.code, unnamed.message]).toEqual([
      'conflict',
      expect.stringMatching(/Every signing key is revoked/),
    ])
    expect(await list(), 'nobody made one in silence').toHaveLength(1)
  })

  test('a key that was made under another secret cannot sign', async () => {
    await sign()
    const { stores, clock } = world
    const other = createApiWorld({ stores, clock, secret: 'another one of thirty-two letters' })
    await expect(other.platen.signUrl(ORDER)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/another "secret"/),
    })
    await other.platen.close()
  })

  test('an organisation signs with its own keys and templates only', async () => {
    await sign()
    const [key] = await list()
    await world.addTemplate('card', CARD, 'acme')
    expect(kidOf(await sign({ orgId: 'acme' }))).not.toBe(key?.id)
    expect((await faultOf({ orgId: 'acme', signingKeyId: key?.id })).code).toBe('not_found')
    expect((await faultOf({ orgId: 'nobody' })).code).toBe('not_found')
  })
})
