import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFreeName } from '../../src/auth/free-name.ts'
import type { QueryPair } from '../../src/auth/query-pair.ts'
import { signUrl } from '../../src/auth/sign-url.ts'
import { buildSignature } from '../../src/auth/url-signature.ts'
import { parseUrlSignature, type VerifyingKey, verifyUrl } from '../../src/auth/verify-url.ts'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { faultOf } from './fault-of.ts'
import { NOW_MS } from './key-records.ts'

const SECRET = Uint8Array.from({ length: 32 }, (_, index) => index)
const KEY_ID = `sk_${'0'.repeat(26)}`
const KEY: VerifyingKey = { id: KEY_ID, orgId: 'default', secret: SECRET, revokedAt: undefined }
const EXPIRES_AT_MS = NOW_MS + 3_600_000

const pairs = (values: Readonly<Record<string, string>>): readonly QueryPair[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }))

const ORDER = { template: 'card', 'title.text': 'Hello & = ü/+%', format: 'png' }

function sign(values: Readonly<Record<string, string>> = ORDER, free: readonly string[] = []) {
  return signUrl({
    path: '/render',
    parameters: pairs(values),
    free,
    expiresAtMs: EXPIRES_AT_MS,
    signingKeyId: KEY_ID,
    secret: SECRET,
  })
}

interface Circumstances {
  readonly path?: string
  readonly key?: VerifyingKey | undefined
  readonly nowMs?: number
}

function verify(parameters: readonly QueryPair[], circumstances: Circumstances = {}) {
  const { path = '/render', nowMs = NOW_MS } = circumstances
  const key = 'key' in circumstances ? circumstances.key : KEY
  const claim = parseUrlSignature(parameters)
  return verifyUrl({ path, parameters, claim, nowMs }, key)
}

/** `valid`, or the code of the refusal. */
function outcome(parameters: readonly QueryPair[], circumstances?: Circumstances): string {
  try {
    return verify(parameters, circumstances).kind === 'signed_url' ? 'valid' : 'other'
  } catch (error) {
    if (isPlatenError(error)) return error.code
    throw error
  }
}

const withValue = (parameters: readonly QueryPair[], name: string, value: string) =>
  parameters.map((pair) => (pair.name === name ? { name, value } : pair))
const without = (parameters: readonly QueryPair[], name: string) =>
  parameters.filter((pair) => pair.name !== name)

describe('signUrl', () => {
  test('signs purpose, method, path and the sorted query: a vector for other languages', () => {
    const text = [
      'platen-url-v1',
      'GET',
      '/render',
      `exp=1700003600&format=png&free=title.text&kid=${KEY_ID}&template=my%20card`,
    ].join('\n')
    const signature = createHmac('sha256', SECRET).update(text).digest('base64url')
    const signed = sign({ template: 'my card', 'title.text': 'Hi', format: 'png' }, ['title.text'])
    expect(signed.at(-1)).toEqual({ name: 'sig', value: signature })
    expect(signature).toBe('pBaTyKfcye6xHu5Qm9KDzL1-cT2BlqJPzzJmVgUPL-M')
  })

  test('keeps the parameters and adds its own at the end', () => {
    const signed = sign(ORDER, ['title.text', 'title.text', 'badge.fill'])
    expect(signed.slice(0, 3)).toEqual(pairs(ORDER))
    expect(signed.slice(3).map(({ name }) => name)).toEqual(['free', 'exp', 'kid', 'sig'])
    expect(signed[3]?.value).toBe('title.text,badge.fill')
  })

  test.each([
    ['what is rendered', 'template'],
    ['its version', 'version'],
    ['its own expiry', 'exp'],
    ['its key', 'kid'],
    ['the list itself', 'free'],
    ['a size', 'width'],
    ['two names in one', 'a.b,c.d'],
    ['nothing', ''],
    ['a name with nothing after its dot', 'title.'],
  ])('leaves never free: %s', async (_why, name) => {
    expect(isFreeName(name)).toBe(false)
    expect((await faultOf(() => sign(ORDER, [name]))).code).toBe('invalid_name')
  })

  test.each([
    ['its own parameter among those to sign', pairs({ sig: 'x' }), 'invalid_value'],
    ['a parameter twice', [...pairs({ a: '1' }), ...pairs({ a: '2' })], 'duplicate_parameter'],
    ['half a surrogate pair', pairs({ 'title.text': '\ud800' }), 'invalid_encoding'],
  ])('refuses %s', async (_why, parameters, code) => {
    const order = {
      path: '/render',
      parameters,
      expiresAtMs: 0,
      signingKeyId: KEY_ID,
      secret: SECRET,
    }
    expect((await faultOf(() => signUrl(order))).code).toBe(code)
  })
})

describe('verifyUrl', () => {
  test('gives a grant for the organisation of the key', () => {
    expect(verify(sign())).toEqual({ kind: 'signed_url', orgId: 'default', signingKeyId: KEY_ID })
  })

  const signed = sign(ORDER, ['badge.fill'])
  const signature = signed.at(-1)?.value ?? ''
  test.each<
    [why: string, parameters: readonly QueryPair[], circumstances: Circumstances, result: string]
  >([
    ['as it was signed', signed, {}, 'valid'],
    ['in another order', signed.toReversed(), {}, 'valid'],
    ['G7: in its last millisecond', signed, { nowMs: EXPIRES_AT_MS - 1 }, 'valid'],
    ['a free parameter set', [...signed, ...pairs({ 'badge.fill': 'red' })], {}, 'valid'],
    ['a free parameter changed', [...signed, ...pairs({ 'badge.fill': 'blue' })], {}, 'valid'],
    ['G7: at its expiry', signed, { nowMs: EXPIRES_AT_MS }, 'invalid_signature'],
    ['G7: on another path', signed, { path: '/templates' }, 'invalid_signature'],
    ['a parameter added', [...signed, ...pairs({ width: '100' })], {}, 'invalid_signature'],
    ['a text changed', withValue(signed, 'title.text', 'Hi'), {}, 'invalid_signature'],
    [
      'a parameter renamed',
      signed.map((pair) => (pair.name === 'format' ? { ...pair, name: 'scale' } : pair)),
      {},
      'invalid_signature',
    ],
    ['a parameter removed', without(signed, 'format'), {}, 'invalid_signature'],
    ['a parameter emptied', withValue(signed, 'format', ''), {}, 'invalid_signature'],
    ['a parameter twice', [...signed, ...pairs({ format: 'png' })], {}, 'invalid_signature'],
    [
      'a free parameter twice',
      [...signed, ...pairs({ 'badge.fill': 'red' }), ...pairs({ 'badge.fill': 'blue' })],
      {},
      'invalid_signature',
    ],
    [
      'a later expiry',
      withValue(signed, 'exp', String(EXPIRES_AT_MS / 1000 + 1)),
      {},
      'invalid_signature',
    ],
    ['no expiry', without(signed, 'exp'), {}, 'invalid_signature'],
    [
      'an expiry with a zero before it',
      withValue(signed, 'exp', `0${EXPIRES_AT_MS / 1000}`),
      {},
      'invalid_signature',
    ],
    ['an expiry that is no number', withValue(signed, 'exp', 'never'), {}, 'invalid_signature'],
    ['an expiry without end', withValue(signed, 'exp', '9'.repeat(400)), {}, 'invalid_signature'],
    ['more left free', withValue(signed, 'free', 'badge.fill,title.text'), {}, 'invalid_signature'],
    ['nothing left free', without(signed, 'free'), {}, 'invalid_signature'],
    ['the template left free', withValue(signed, 'free', 'template'), {}, 'invalid_signature'],
    ['an empty list of free names', withValue(signed, 'free', ''), {}, 'invalid_signature'],
    ['G7: no signature', without(signed, 'sig'), {}, 'invalid_signature'],
    ['G7: an empty signature', withValue(signed, 'sig', ''), {}, 'invalid_signature'],
    ['G7: half of it', withValue(signed, 'sig', signature.slice(0, 21)), {}, 'invalid_signature'],
    ['G7: with padding', withValue(signed, 'sig', `${signature}=`), {}, 'invalid_signature'],
    ['G7: twice', [...signed, ...pairs({ sig: signature })], {}, 'invalid_signature'],
    [
      'G7: repeated inside a text',
      withValue(signed, 'title.text', `x&sig=${signature}`),
      {},
      'invalid_signature',
    ],
    [
      'another key named',
      withValue(signed, 'kid', `sk_${'1'.repeat(26)}`),
      {},
      'invalid_signature',
    ],
    ['no key named', without(signed, 'kid'), {}, 'invalid_signature'],
    ['a key that is no id', withValue(signed, 'kid', '../sk'), {}, 'invalid_signature'],
    ['a key that nobody has', signed, { key: undefined }, 'invalid_signature'],
    [
      'a key that a loose store gave',
      signed,
      { key: { ...KEY, id: `sk_${'1'.repeat(26)}` } },
      'invalid_signature',
    ],
    [
      'the key with another secret',
      signed,
      { key: { ...KEY, secret: SECRET.toReversed() } },
      'invalid_signature',
    ],
    ['a key that was revoked', signed, { key: { ...KEY, revokedAt: NOW_MS } }, 'key_invalid'],
    [
      'a revoked key, and expired',
      signed,
      { key: { ...KEY, revokedAt: 1 }, nowMs: EXPIRES_AT_MS },
      'key_invalid',
    ],
    [
      'a revoked key, without a true signature',
      withValue(signed, 'format', 'svg'),
      { key: { ...KEY, revokedAt: 1 } },
      'invalid_signature',
    ],
  ])('%s', (_why, parameters, circumstances, result) => {
    expect(outcome(parameters, circumstances)).toBe(result)
  })

  test('every change of any character of the signature is refused', () => {
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    for (let at = 0; at < signature.length; at++) {
      for (const digit of digits.replace(signature.charAt(at), '')) {
        const flipped = signature.slice(0, at) + digit + signature.slice(at + 1)
        expect(outcome(withValue(signed, 'sig', flipped))).toBe('invalid_signature')
      }
    }
  })

  test('a true signature that leaves the template open, from a signer that is not ours, is refused', () => {
    const parameters = pairs({ template: 'card', free: 'template', exp: '9999999999', kid: KEY_ID })
    const order = { path: '/render', parameters, freeNames: ['template'] }
    const forged = [...parameters, { name: 'sig', value: buildSignature(order, SECRET) }]
    expect(outcome(forged)).toBe('invalid_signature')
  })

  test('G7: all that is invalid reads the same, and a revoked key is a 401', async () => {
    const attempts = [
      without(signed, 'sig'),
      withValue(signed, 'format', 'svg'),
      withValue(signed, 'exp', '1'),
    ]
    const faults = await Promise.all(
      attempts.map((parameters) => faultOf(() => verify(parameters))),
    )
    expect(new Set(faults.map(({ status, message }) => `${status} ${message}`)).size).toBe(1)
    expect(faults[0]?.status).toBe(403)
    const revoked = await faultOf(() => verify(signed, { key: { ...KEY, revokedAt: 1 } }))
    expect(revoked.status).toBe(401)
  })

  const names = fc
    .stringMatching(/^[a-z]{1,6}(?:\.[a-z]{1,6})?$/)
    .filter((name) => !['sig', 'kid', 'exp', 'free'].includes(name))
  const queries = fc.dictionary(names, fc.string({ unit: 'grapheme' }), {
    maxKeys: 6,
    noNullPrototype: true,
  })

  test('any query is valid in any order', () => {
    fc.assert(
      fc.property(queries, fc.infiniteStream(fc.nat()), (query, order) => {
        const shuffled = sign(query)
          .map((pair) => ({ pair, rank: order.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ pair }) => pair)
        expect(outcome(shuffled)).toBe('valid')
      }),
    )
  })

  test('two different queries never have the same signature', () => {
    fc.assert(
      fc.property(queries, queries, (one, other) => {
        const same =
          JSON.stringify(Object.entries(one).sort()) ===
          JSON.stringify(Object.entries(other).sort())
        expect(sign(one).at(-1)?.value === sign(other).at(-1)?.value).toBe(same)
      }),
    )
  })
})
