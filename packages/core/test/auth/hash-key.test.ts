import { describe, expect, test } from 'vitest'
import { hashKey, isHashOf, listKeyHashes } from '../../src/auth/hash-key.ts'

const KEY = `rs_live_${'0'.repeat(32)}0EngF0`
// printf %s KEY | sha256sum, and | openssl dgst -sha256 -hmac pepper
const S1 = {
  hash: '7f9e5b8662e2ae5288e3b0121b9ede5936194b8b0090e01189a677d43b3068ec',
  hashVersion: 's1',
} as const
const H1 = {
  hash: '4658b7561d1a5e524b45a1151bc441b0c802d7ab0d4143ca27ec2c722fe988f5',
  hashVersion: 'h1',
} as const

describe('hashKey', () => {
  test('without a pepper: SHA-256 in hex', () => {
    expect(hashKey(KEY)).toEqual(S1)
  })

  test('with a pepper: HMAC-SHA-256 in hex', () => {
    expect(hashKey(KEY, 'pepper')).toEqual(H1)
    expect(hashKey(KEY, new TextEncoder().encode('pepper'))).toEqual(H1)
  })
})

describe('listKeyHashes', () => {
  test('without a pepper there is one place to look', () => {
    expect(listKeyHashes(KEY)).toEqual([S1])
  })

  test('K3: with a pepper, keys from before it are still found, and looked for last', () => {
    expect(listKeyHashes(KEY, 'pepper')).toEqual([H1, S1])
  })
})

describe('isHashOf', () => {
  test.each([
    ['the same digest', S1, true],
    ['a digest that differs in its last digit', { ...S1, hash: S1.hash.replace(/.$/, 'x') }, false],
    [
      'a digest in capitals, which a store may think equal',
      { ...S1, hash: S1.hash.toUpperCase() },
      false,
    ],
    ['a longer digest', { ...S1, hash: `${S1.hash}0` }, false],
    ['none', { ...S1, hash: '' }, false],
    ['the same text made in another way', { ...S1, hashVersion: 'h1' as const }, false],
  ])('%s', (_why, record, same) => {
    expect(isHashOf(S1, record)).toBe(same)
  })
})
