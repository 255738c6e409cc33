import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDuplicateKey, isDeeperThan } from '../../src/foundation/json-text.ts'

describe('isDeeperThan', () => {
  test.each([
    ['no nesting at all', '1', 0, false],
    ['lists at the limit', '[[[]]]', 3, false],
    ['lists beyond it', '[[[]]]', 2, true],
    ['objects and lists count alike', '{"a":[{}]}', 2, true],
    ['neighbours do not add up', '[[],[],[]]', 2, false],
    ['brackets in strings do not count', '"[[[["', 1, false],
    ['an escaped quote does not end a string', '["\\"[[["]', 1, false],
    ['an escaped backslash does', '["\\\\",[]]', 1, true],
    ['text that is no JSON is read all the same', ']]]}[[[', 2, false],
    ['a string that never ends', '"[[[[', 1, false],
  ])('%s: %s', (_why, text, maxDepth, expected) => {
    expect(isDeeperThan(text, maxDepth)).toBe(expected)
  })

  test('agrees with the depth of what JSON.parse gives', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
        : 0
    fc.assert(
      fc.property(fc.json(), (text) => {
        const depth = depthOf(JSON.parse(text))
        expect(isDeeperThan(text, depth)).toBe(false)
        if (depth > 0) expect(isDeeperThan(text, depth - 1)).toBe(true)
      }),
    )
  })
})

describe('findDuplicateKey', () => {
  test.each([
    ['J4: twice in one object', '{"w":1,"w":9}', ['w']],
    ['far apart', '{"w":{"w":1},"h":[{"w":2}],"w":9}', ['w']],
    ['deep inside', '{"a":[0,{"b":{"c":1,"c":2}}]}', ['a', 1, 'b', 'c']],
    ['spelt in two ways', '{"a":1,"\\u0061":2}', ['a']],
    ['the empty key', '{"":1,"":2}', ['']],
    ['names of the prototype', '{"toString":1,"toString":2}', ['toString']],
    ['white space between', '{ "a" : 1 , "a" : 2 }', ['a']],
  ])('finds a key given %s', (_why, text, path) => {
    expect(findDuplicateKey(text)).toEqual(path)
  })

  test.each([
    ['the same key in two objects', '[{"a":1},{"a":2}]'],
    ['a key of an object inside', '{"a":{"a":1}}'],
    ['a value like its key', '{"a":"a","b":"a"}'],
    ['values in a list', '["a","a"]'],
    ['a key inside a string', '{"a":"{\\"a\\":1}"}'],
    ['no object at all', '"a"'],
  ])('passes %s', (_why, text) => {
    expect(findDuplicateKey(text)).toBeUndefined()
  })

  test('finds nothing in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(findDuplicateKey(JSON.stringify(value, undefined, 1))).toBeUndefined()
      }),
    )
  })
})
