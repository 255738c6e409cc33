import { beforeAll, describe, expect, test } from 'vitest'
import {
  bearer,
  expectProblem,
  type HttpAdapterConformanceOptions,
  type OrderToSign,
  useAdapter,
} from './adapter-world.ts'
import type { TestAnswer } from './send-request.ts'
import { buildCard } from './test-card.ts'
import { withoutIds } from './without-ids.ts'

const ORDER = { template: 'card', layers: { title: { text: 'Signed' } }, expiresIn: 3_600 } as const
const INVALID = { status: 403, code: 'invalid_signature', slug: 'forbidden' } as const
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Image URLs with a signature instead of a key, and all that passes for one and is none. */
export function signatureCases(options: HttpAdapterConformanceOptions): void {
  describe('signatures', () => {
    const world = useAdapter(options)
    /** A valid query whose signature has characters in which base64 has two alphabets. */
    let signed: string
    beforeAll(async () => {
      for (const slug of ['card', 'other']) {
        await world.ask('POST', '/templates', { body: { document: { ...buildCard(), slug } } })
      }
      for (let count = 0; signed === undefined || !/[-_]/.test(find(signed, 'sig')); count++) {
        signed = await sign({ layers: { title: { text: `Signed ${count}` } } })
      }
    })

    const sign = async (order: Partial<OrderToSign> = {}) => {
      const url = await world.signUrl({ ...ORDER, ...order })
      return url.slice(url.indexOf('?') + 1)
    }
    const get = (query: string, path = '/render', method = 'GET') =>
      world.send({ method, path: `${world.path(path)}?${query}` })

    test('a signed URL opens without a page or a key, in any order of its parameters', async () => {
      const answer = await get(signed)
      expect(answer.status, answer.body.toString('latin1')).toBe(200)
      expect(answer.headers['content-type']).toBe('image/png')
      expect(answer.headers['cache-control']).toMatch(/^public, max-age=\d+$/)
      const shuffled = await get(signed.split('&').reverse().join('&'))
      expect(shuffled.body).toEqual(answer.body)
      expect((await get(signed, '/render', 'HEAD')).status).toBe(200)
    })

    test('what is free may be changed, and nothing else', async () => {
      const query = await sign({ free: ['title.text'] })
      expect((await get(edit(query, { 'title.text': 'Other' }))).status).toBe(200)
      expectProblem(await get(edit(query, { 'title.fill': 'red' })), INVALID)
      expectProblem(await get(edit(query, { free: 'title.text,title.fill' })), INVALID)
    })

    test('G7 signatures that do not hold are refused in the very same words', async () => {
      const sig = find(signed, 'sig')
      const attempts: Readonly<Record<string, string>> = {
        missing: edit(signed, { sig: undefined }),
        empty: edit(signed, { sig: '' }),
        wrong: edit(signed, { sig: `${next(sig, 0)}${sig.slice(1)}` }),
        truncated: edit(signed, { sig: sig.slice(0, -1) }),
        half: edit(signed, { sig: sig.slice(0, 21) }),
        'with padding': edit(signed, { sig: `${sig}=` }),
        'with + and /': edit(signed, { sig: sig.replaceAll('-', '+').replaceAll('_', '/') }),
        'the same bytes in another spelling': edit(signed, {
          sig: sig.slice(0, -1) + next(sig, sig.length - 1),
        }),
        'repeated inside a text': edit(signed, { 'title.text': `x&sig=${sig}` }),
        'of another text': edit(signed, { 'title.text': 'Forged' }),
        'of another template': edit(signed, { template: 'other' }),
        'of another order': edit(signed, { sig: find(await sign(), 'sig') }),
        'with a parameter more': edit(signed, { width: '61' }),
        'with a later end': edit(signed, { exp: String(Number(find(signed, 'exp')) + 1) }),
        'without an end': edit(signed, { exp: undefined }),
        'without its key': edit(signed, { kid: undefined }),
        'of a key that there is not': edit(signed, { kid: `sk_${'0'.repeat(26)}` }),
      }
      const refusals: (readonly [string, TestAnswer])[] = []
      for (const [why, query] of Object.entries(attempts)) refusals.push([why, await get(query)])
      await world.inOneInstant(async () => {
        const brief = await sign({ expiresIn: 60 })
        world.pass(58_999)
        expect((await get(brief)).status, 'before its second').toBe(200)
        world.pass(1_001)
        refusals.push(['expired', await get(brief)])
      })
      for (const [why, answer] of refusals) {
        expectProblem(answer, INVALID)
        expect(withoutIds(answer), why).toEqual(withoutIds(refusals[0]?.[1] ?? answer))
      }
    })

    // That a signature covers its path is shown in the tests of `auth`: nobody but the holder of the
    // secret can make one of another path, and `signUrl` makes those of images.
    test('G7 a signature opens images, and is none in a path', async () => {
      for (const path of ['/renders', '/templates', '/templates/card/preview', '/whoami']) {
        expectProblem(await get(signed, path), { status: 401, code: 'key_missing' })
      }
      const sig = find(signed, 'sig')
      for (const path of [`/render/${sig}`, `/render;sig=${sig}`, `/render%3F${signed}`]) {
        expectProblem(await get(signed, path), { status: 404, code: 'not_found' })
      }
    })

    test('a signature given twice is 400, as is any parameter', async () => {
      const twice = `${signed}&sig=${find(signed, 'sig')}`
      expectProblem(await get(twice), { status: 400, code: 'duplicate_parameter' })
    })

    test('a signature beside a key is 400, and one of a revoked key 401', async () => {
      const { key } = await world.createKey('get')
      const ambiguous = { status: 400, code: 'ambiguous_credentials' }
      expectProblem(await get(`${signed}&apiKey=${key}`), ambiguous)
      const path = `${world.path('/render')}?${signed}`
      expectProblem(await world.send({ path, headers: bearer(key) }), ambiguous)
      const made = await world.ask('POST', `/signing-keys/${find(signed, 'kid')}/revoke`)
      expect(made.status, made.body.toString()).toBe(200)
      expectProblem(await get(signed), { status: 401, code: 'key_invalid' })
      expectProblem(await get(edit(signed, { width: '61' })), INVALID)
    })
  })
}

const find = (query: string, name: string) => new URLSearchParams(query).get(name) ?? ''

/** The query with other values; undefined takes a parameter out. */
function edit(query: string, values: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) parameters.delete(name)
    else parameters.set(name, value)
  }
  return parameters.toString()
}

/** The digit after that of a signature. */
function next(signature: string, at: number): string {
  return BASE64URL.charAt((BASE64URL.indexOf(signature.charAt(at)) + 1) % BASE64URL.length)
}
