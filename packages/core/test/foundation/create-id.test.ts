import { describe, expect, test } from 'vitest'
import { createId } from '../../src/foundation/create-id.ts'

describe('createId', () => {
  test('is the prefix and 26 characters', () => {
    for (let n = 0; n < 200; n += 1) expect(createId('tmpl')).toMatch(/^tmpl_[0-9a-v]{26}$/)
  })

  test('takes five bits of each random byte, every character as likely as another', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte += 1) {
      const id = createId('key', (count) => new Uint8Array(count).fill(byte))
      const [character = ''] = id.slice('key_'.length)
      expect(id).toBe(`key_${character.repeat(26)}`)
      counts.set(character, (counts.get(character) ?? 0) + 1)
    }
    expect([...counts.values()]).toEqual(new Array(32).fill(8))
  })

  test('does not come twice', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => createId('rnd'))).size).toBe(1_000)
  })
})
