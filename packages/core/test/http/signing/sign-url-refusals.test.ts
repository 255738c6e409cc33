import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiWorld, createApiWorld } from '../handlers/api-world.ts'

const ORDER = { template: 'card', layers: { title: 'Hi' }, expiresIn: 3_600 } as const

describe('signUrl', () => {
  let world: ApiWorld
  beforeEach(async () => {
    world = createApiWorld()
    await world.addTemplate('card')
  })
  afterEach(() => world.platen.close())

  const faultOf = (order: object) =>
    world.platen.signUrl({ ...ORDER, ...order }).then(
      () => expect.unreachable('A URL was signed.'),
      (error: { code: string; message: string; pointer?: string }) => error,
    )

  test.each<{ why: string; order: object; code: string; pointer?: string; words: RegExp }>([
    {
      why: 'an unknown template',
      order: { template: 'crad' },
      code: 'not_found',
      pointer: '/template',
      words: /"crad"/,
    },
    { why: 'an unknown version', order: { version: 7 }, code: 'not_found', words: /"?7"?/ },
    {
      why: 'an unknown key',
      order: { signingKeyId: 'sk_1' },
      code: 'not_found',
      pointer: '/signingKeyId',
      words: /"sk_1"/,
    },
    {
      why: 'an unknown layer',
      order: { layers: { titel: 'x' } },
      code: 'unknown_layer',
      pointer: '/layers/titel',
      words: /Did you mean "title"/,
    },
    {
      why: 'an unknown property',
      order: { layers: { title: { txt: 'x' } } },
      code: 'unknown_property',
      pointer: '/layers/title/txt',
      words: /"txt"/,
    },
    {
      why: 'a value of another type',
      order: { layers: { title: { fontSize: 'big' } } },
      code: 'invalid_type',
      pointer: '/layers/title/fontSize',
      words: /number/,
    },
    {
      why: 'a file of the server',
      order: { layers: { photo: '/etc/passwd' } },
      code: 'source_scheme',
      words: /photo/,
    },
    {
      why: 'an unknown format',
      order: { format: 'bmp' },
      code: 'invalid_value',
      pointer: '/format',
      words: /"bmp"/,
    },
    {
      why: 'a width of nothing',
      order: { width: 0 },
      code: 'out_of_range',
      pointer: '/width',
      words: /"width"/,
    },
    {
      why: 'a scale with more digits than a URL has',
      order: { scale: 0.1 + 0.2 },
      code: 'invalid_type',
      pointer: '/scale',
      words: /"scale"/,
    },
    {
      why: 'no life',
      order: { expiresIn: 0 },
      code: 'out_of_range',
      pointer: '/expiresIn',
      words: /from 1 to 315360000/,
    },
    {
      why: 'half a second',
      order: { expiresIn: 0.5 },
      code: 'out_of_range',
      pointer: '/expiresIn',
      words: /whole/,
    },
    {
      why: 'eleven years',
      order: { expiresIn: 346_896_000 },
      code: 'out_of_range',
      pointer: '/expiresIn',
      words: /from 1 to/,
    },
    {
      why: 'no number of seconds',
      order: { expiresIn: Number.NaN },
      code: 'out_of_range',
      pointer: '/expiresIn',
      words: /NaN/,
    },
    {
      why: 'a life in words',
      order: { expiresIn: '1h' },
      code: 'invalid_type',
      pointer: '/expiresIn',
      words: /seconds/,
    },
    {
      why: 'no life given',
      order: { expiresIn: undefined },
      code: 'invalid_type',
      pointer: '/expiresIn',
      words: /seconds/,
    },
    {
      why: 'a slip of an option',
      order: { expiresAt: 3 },
      code: 'unknown_parameter',
      pointer: '/expiresAt',
      words: /Did you mean "expiresIn"/,
    },
    {
      why: 'a version of no number',
      order: { version: 1.5 },
      code: 'out_of_range',
      pointer: '/version',
      words: /"version"/,
    },
    {
      why: 'a free template',
      order: { free: ['template'] },
      code: 'invalid_name',
      words: /"template"/,
    },
    {
      why: 'a free layer that there is not',
      order: { free: ['titel.text'] },
      code: 'unknown_layer',
      words: /"titel"/,
    },
    {
      why: 'a free property that there is not',
      order: { free: ['title.txt'] },
      code: 'unknown_property',
      words: /"txt"/,
    },
    {
      why: 'free names of no list',
      order: { free: 'title.text' },
      code: 'invalid_type',
      pointer: '/free',
      words: /"free"/,
    },
    {
      why: 'a free slot that holds an asset',
      order: { free: ['photo.src'], layers: { photo: 'asset:ast_1' } },
      code: 'source_scheme',
      words: /left free/,
    },
    {
      why: 'a URL that is too long',
      order: { layers: { title: 'a'.repeat(8_192) } },
      code: 'uri_too_long',
      words: /8192/,
    },
  ])('signs no URL for $why', async ({ order, code, pointer, words }) => {
    const error = await faultOf(order)
    expect([error.code, error.message]).toEqual([code, expect.stringMatching(words)])
    if (pointer !== undefined) expect(error.pointer).toBe(pointer)
  })
})
