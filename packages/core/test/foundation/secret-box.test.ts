import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSecretBox } from '../../src/foundation/secret-box.ts'

const SECRET = 'correct horse battery staple, and more of it'
const box = createSecretBox({ secret: SECRET, purpose: 'signing-key' })
const PLAIN = Buffer.from('a secret of 32 bytes, or thereby')

describe('createSecretBox', () => {
  test('what is sealed opens again, and only with the same secret and purpose', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (plain) => {
        expect(Buffer.from(box.unseal(box.seal(plain)) ?? [])).toEqual(Buffer.from(plain))
      }),
    )
    const sealed = box.seal(PLAIN)
    const others = [
      { secret: `${SECRET}!`, purpose: 'signing-key' },
      { secret: SECRET, purpose: 'webhook' },
    ]
    for (const options of others) expect(createSecretBox(options).unseal(sealed)).toBeUndefined()
  })

  test('with any one bit changed, or cut anywhere, it does not open', () => {
    const sealed = box.seal(PLAIN)
    for (let at = 0; at < sealed.length; at++) {
      const altered = Uint8Array.from(sealed)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(box.unseal(altered)).toBeUndefined()
      expect(box.unseal(sealed.subarray(0, at))).toBeUndefined()
    }
  })

  test('the same secret sealed twice looks like two, and like neither itself', () => {
    const [one, other] = [Buffer.from(box.seal(PLAIN)), Buffer.from(box.seal(PLAIN))]
    expect(one.equals(other)).toBe(false)
    expect(one.includes(PLAIN)).toBe(false)
  })
})
