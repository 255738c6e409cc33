import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { VisibilityRule } from '../../src/model/visibility.ts'
import { isRuleMet } from '../../src/overrides/visibility.ts'

const met = (rule: VisibilityRule, value: unknown) => isRuleMet(rule, () => value)

describe('isRuleMet', () => {
  test.each<[why: string, rule: VisibilityRule, value: unknown, expected: boolean]>([
    ['a text is present', { layer: 'a', is: 'present' }, 'x', true],
    ['an empty text is missing', { layer: 'a', is: 'missing' }, '', true],
    ['no value is missing', { layer: 'a', is: 'missing' }, undefined, true],
    ['false is a value', { layer: 'a', is: 'present' }, false, true],
    ['0 is a value', { layer: 'a', is: 'present' }, 0, true],
    ['equal texts', { layer: 'a', equals: 'pro' }, 'pro', true],
    ['case counts', { layer: 'a', equals: 'pro' }, 'Pro', false],
    ['a text that spells the number', { layer: 'a', equals: 5 }, '5.0', true],
    ['a number is not the text that spells it', { layer: 'a', equals: '5' }, 5, false],
    ['booleans', { layer: 'a', equals: false }, false, true],
    ['a boolean is not its word', { layer: 'a', equals: false }, 'false', false],
    ['nothing equals no value', { layer: 'a', equals: '' }, undefined, false],
    ['a missing value does not equal', { layer: 'a', notEquals: 'pro' }, undefined, true],
    ['one of a list', { layer: 'a', in: ['pro', 'team'] }, 'team', true],
    ['none of a list', { layer: 'a', in: ['pro', 'team'] }, 'free', false],
    ['greater', { layer: 'a', gt: 3 }, '3.5', true],
    ['not greater than itself', { layer: 'a', gt: 3 }, 3, false],
    ['at least', { layer: 'a', gte: 3 }, 3, true],
    ['less, by number and not by letter', { layer: 'a', lt: 10 }, '9', true],
    ['at most', { layer: 'a', lte: 10 }, '10', true],
    ['a word is neither greater', { layer: 'a', gt: 0 }, 'many', false],
    ['nor less', { layer: 'a', lte: 0 }, 'many', false],
    ['an empty text is not 0', { layer: 'a', gte: 0 }, '', false],
    ['a hexadecimal number is a word', { layer: 'a', gt: 0 }, '0x10', false],
    ['starts with', { layer: 'a', startsWith: 'ab' }, 'abc', true],
    ['ends with', { layer: 'a', endsWith: 'bc' }, 'abc', true],
    ['contains', { layer: 'a', contains: 'b' }, 'abc', true],
    ['no text contains nothing', { layer: 'a', contains: '' }, undefined, false],
    ['a list has no text to contain', { layer: 'a', contains: 'a' }, ['a'], false],
  ])('%s', (_why, rule, value, expected) => {
    expect(met(rule, value)).toBe(expected)
  })

  const yes: VisibilityRule = { layer: 'yes', is: 'present' }
  const no: VisibilityRule = { layer: 'no', is: 'present' }
  test.each<[why: string, rule: VisibilityRule, expected: boolean]>([
    ['all of them', { all: [yes, yes] }, true],
    ['all but one is not all', { all: [yes, no] }, false],
    ['any of them', { any: [no, yes] }, true],
    ['none is not any', { any: [no, no] }, false],
    ['not', { not: no }, true],
    ['nested', { not: { all: [yes, { any: [no, { not: yes }] }] } }, true],
  ])('combines: %s', (_why, rule, expected) => {
    expect(isRuleMet(rule, (layer) => (layer === 'yes' ? 'x' : undefined))).toBe(expected)
  })

  test('a rule and its negation never agree', () => {
    const leaf = fc.oneof(
      fc.record({
        layer: fc.constant('a'),
        equals: fc.oneof(fc.string(), fc.double(), fc.boolean()),
      }),
      fc.record({ layer: fc.constant('a'), gt: fc.double() }),
      fc.record({
        layer: fc.constant('a'),
        is: fc.constantFrom('present' as const, 'missing' as const),
      }),
    )
    const { rule } = fc.letrec<{ rule: VisibilityRule }>((tie) => ({
      rule: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({ not: tie('rule') }),
        fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
      ),
    }))
    fc.assert(
      fc.property(
        rule,
        fc.jsonValue(),
        (any, value) => met(any, value) !== met({ not: any }, value),
      ),
    )
  })

  test('asks for the property that the rule names', () => {
    const asked: unknown[] = []
    isRuleMet({ layer: 'plan', property: 'fill', equals: 'x' }, (...question) =>
      asked.push(question),
    )
    expect(asked).toEqual([['plan', 'fill']])
  })
})
