import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseApiKey } from '../../src/auth/api-key.ts'
import { type Credential, findCredential } from '../../src/auth/credentials.ts'
import { faultOf } from './fault-of.ts'

const A = `rs_live_${'0'.repeat(32)}0EngF0`
const B = `rs_get_${'0'.repeat(32)}3p9BvM`

interface Request {
  readonly authorization?: string
  readonly xApiKey?: string
  readonly query?: Readonly<Record<string, string>>
}

function find({ authorization, xApiKey, query = {} }: Request): Credential {
  const headers = new Map([
    ['authorization', authorization],
    ['x-api-key', xApiKey],
  ])
  return findCredential({
    header: (name) => headers.get(name),
    query: Object.entries(query).map(([name, value]) => ({ name, value })),
  })
}

const inHeader = (text: string): Credential => ({ kind: 'api_key', text, place: 'header' })
const inQuery = (text: string): Credential => ({ kind: 'api_key', text, place: 'query' })

describe('findCredential', () => {
  test.each<[why: string, request: Request, credential: Credential]>([
    ['T10: none', {}, { kind: 'none' }],
    ['Bearer', { authorization: `Bearer ${A}` }, inHeader(A)],
    ['T14, K8: bearer in lower case', { authorization: `bearer ${A}` }, inHeader(A)],
    ['T14, K8: extra spaces', { authorization: `  Bearer    ${A}  ` }, inHeader(A)],
    ['X-API-Key', { xApiKey: A }, inHeader(A)],
    [
      'T15: the same key in both headers',
      { authorization: `Bearer ${A}`, xApiKey: A },
      inHeader(A),
    ],
    ['the same header sent twice', { xApiKey: `${A}, ${A}` }, inHeader(A)],
    ['apiKey', { query: { apiKey: B, template: 'card' } }, inQuery(B)],
    ['key', { query: { key: B } }, inQuery(B)],
    ['T15: the same key under both names', { query: { apiKey: B, key: B } }, inQuery(B)],
    ['a signed query', { query: { sig: 'x', kid: 'y', exp: '1' } }, { kind: 'signature' }],
    [
      'a signed query that has lost its signature',
      { query: { kid: 'y', exp: '1' } },
      { kind: 'signature' },
    ],
    [
      'T14: Basic alone, which may be the host application’s',
      { authorization: 'Basic dXNlcg==' },
      { kind: 'foreign', scheme: 'Basic' },
    ],
    [
      'Basic of a closed-off site, beside a key',
      { authorization: 'Basic dXNlcg==', query: { apiKey: B } },
      inQuery(B),
    ],
    [
      'Basic of a closed-off site, beside a signature',
      { authorization: 'Basic dXNlcg==', query: { sig: 'x' } },
      { kind: 'signature' },
    ],
    [
      'a parameter that only looks like one',
      { query: { apikey: B, 'title.key': B } },
      { kind: 'none' },
    ],
    ['an empty apiKey', { query: { apiKey: '' } }, inQuery('')],
  ])('%s', (_why, request, credential) => {
    expect(find(request)).toEqual(credential)
  })

  test.each<[why: string, request: Request]>([
    ['T14: an empty Bearer', { authorization: 'Bearer ' }],
    ['T14: Bearer and nothing', { authorization: 'Bearer' }],
    ['T14: two schemes in one header', { authorization: `Bearer Basic ${A}` }],
    ['something after the key', { authorization: `Bearer ${A} x` }],
    ['K4: a key with a line break', { authorization: `Bearer ${A}\r\nX: y` }],
    ['K4: a key of a megabyte', { xApiKey: 'x'.repeat(1_000_000) }],
    ['an empty X-API-Key', { xApiKey: '' }],
  ])('%s is presented as a key, and refused as a bad one', async (_why, request) => {
    const credential = find(request)
    if (credential.kind !== 'api_key') throw new Error(`It was taken as ${credential.kind}.`)
    expect((await faultOf(() => parseApiKey(credential.text))).code).toBe('key_invalid')
  })

  test.each<[why: string, request: Request]>([
    ['T15: two keys in two headers', { authorization: `Bearer ${A}`, xApiKey: B }],
    ['T15: two keys in the query', { query: { apiKey: A, key: B } }],
    ['K5: two Authorization headers', { authorization: `Bearer ${A}, Bearer ${B}` }],
    ['two X-API-Key headers', { xApiKey: `${A}, ${B}` }],
    [
      'K5: a key in a header and another in the query',
      { authorization: `Bearer ${A}`, query: { apiKey: B } },
    ],
    [
      'K5: the same key in a header and the query, which are checked differently',
      { xApiKey: A, query: { key: A } },
    ],
    ['a signature and a key in the query', { query: { sig: 'x', apiKey: B } }],
    ['a signature and a key in a header', { authorization: `Bearer ${A}`, query: { sig: 'x' } }],
    ['a key in the query and half of a signature', { query: { exp: '1', key: B } }],
  ])('%s is refused', async (_why, request) => {
    const fault = await faultOf(() => find(request))
    expect(fault).toMatchObject({ code: 'ambiguous_credentials', status: 400 })
    expect(fault.message).not.toMatch(/rs_/)
  })

  test('any header is read in one way or refused, and no key is made up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (authorization) => {
        const credential = await Promise.resolve()
          .then(() => find({ authorization }))
          .catch((error) => error)
        if (credential.kind === 'api_key') expect(authorization).toContain(credential.text)
        else expect(['none', 'foreign', undefined]).toContain(credential.kind)
      }),
    )
  })
})
