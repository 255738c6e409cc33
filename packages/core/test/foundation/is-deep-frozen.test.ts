import { expect, test } from 'vitest'
import { deepFreeze } from '../../src/foundation/deep-freeze.ts'
import { isDeepFrozen } from '../../src/foundation/is-deep-frozen.ts'

test.each<[why: string, value: unknown, expected: boolean]>([
  ['a number never changes', 1, true],
  ['null never changes', null, true],
  ['an object may', { a: 1 }, false],
  ['a frozen one may in its depth', Object.freeze({ list: Object.freeze([{}]) }), false],
  ['frozen throughout', deepFreeze({ list: [{ a: [] }], text: 'x' }), true],
])('%s', (_why, value, expected) => {
  expect(isDeepFrozen(value)).toBe(expected)
})
