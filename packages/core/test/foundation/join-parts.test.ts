import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinParts } from '../../src/foundation/join-parts.ts'

const PART = fc.option(fc.oneof(fc.string(), fc.stringMatching(/^[-:0-9]{0,6}$/)), {
  nil: undefined,
})

test('two lists of parts give one text only if they are the same', () => {
  fc.assert(
    fc.property(fc.array(PART, { maxLength: 4 }), fc.array(PART, { maxLength: 4 }), (one, two) => {
      const areSame = one.length === two.length && one.every((part, at) => part === two[at])
      expect(joinParts(one) === joinParts(two)).toBe(areSame)
    }),
  )
})

test.each([
  { one: ['a', 'b'], two: ['ab'], why: 'nothing moves from one part into the next' },
  { one: ['1:a'], two: ['a'], why: 'a part may look like a joined one' },
  { one: [''], two: [undefined], why: 'an empty part is there' },
  { one: [undefined], two: ['-'], why: 'a part may look like an absent one' },
])('$why', ({ one, two }) => {
  expect(joinParts(one)).not.toBe(joinParts(two))
})
