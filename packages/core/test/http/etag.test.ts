import { describe, expect, test } from 'vitest'
import { assertIfMatch, isUnchanged, revisionTag } from '../../src/http/etag.ts'

describe('isUnchanged', () => {
  test.each([
    ['the tag', '"abc"', true],
    ['the tag, weakened by a proxy', 'W/"abc"', true],
    ['one of a list', '"x", "abc"', true],
    ['a list without spaces', '"x","abc"', true],
    ['anything', '*', true],
    ['another tag', '"abd"', false],
    ['a tag that begins with it', '"abcd"', false],
    ['the tag without its quotes', 'abc', false],
    ['the tag inside another one', '"x abc"', false],
    ['nothing', '', false],
    ['no header', undefined, false],
  ])('%s: %s', (_why, header, expected) => {
    expect(isUnchanged(header, '"abc"')).toBe(expected)
  })

  test('a long header is read in a time that its length bounds', () => {
    const started = performance.now()
    expect(isUnchanged('"'.repeat(100_000), '"abc"')).toBe(false)
    expect(isUnchanged('W/'.repeat(50_000), '"abc"')).toBe(false)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('assertIfMatch', () => {
  test.each([
    ['the tag', '"7"'],
    ['a weakened tag', 'W/"7"'],
    ['anything', '*'],
    ['no header', undefined],
  ])('%s lets a change through', (_why, header) => {
    expect(() => assertIfMatch(header, revisionTag(7))).not.toThrow()
  })

  test('another revision is refused with precondition_failed', () => {
    expect(() => assertIfMatch('"6"', revisionTag(7))).toThrow(
      expect.objectContaining({ code: 'precondition_failed', status: 412 }),
    )
  })
})
