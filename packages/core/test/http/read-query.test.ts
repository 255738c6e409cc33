import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  booleanParameter,
  listParameter,
  numberParameter,
  textParameter,
  timeParameter,
} from '../../src/http/query-parameter.ts'
import { readQueryText } from '../../src/http/query-text.ts'
import { readQuery } from '../../src/http/read-query.ts'
import { wholeBetween } from '../../src/model/leaf-schema.ts'

const PARAMETERS = {
  limit: numberParameter(wholeBetween(1, 100), 'How many.'),
  name: listParameter(z.string(), 'Names.'),
  type: listParameter(z.enum(['master', 'get']), 'Types.'),
  slug: textParameter(z.string().max(5), 'A slug.'),
  open: booleanParameter('Whether.'),
  createdAfter: timeParameter('When.'),
}
const read = (query: string) => readQuery(readQueryText(query), PARAMETERS)

describe('readQuery', () => {
  test.each([
    ['nothing', '', {}],
    ['a list by commas', 'type=master,get', { type: ['master', 'get'] }],
    ['a list by repetition', 'type=master&type=get', { type: ['master', 'get'] }],
    ['an escaped comma is part of an item', 'name=a%2Cb,c', { name: ['a,b', 'c'] }],
    ['empty items are none', 'name=,a,,', { name: ['a'] }],
    ['an empty list', 'name=', { name: [] }],
    ['a plus is a space', 'name=a+b', { name: ['a b'] }],
    ['an escaped plus is a plus', 'name=a%2Bb', { name: ['a+b'] }],
    ['an escaped name', '%6cimit=5', { limit: 5 }],
    ['a comma in a single value', 'slug=a,b', { slug: 'a,b' }],
    [
      'a time',
      'createdAfter=2026-01-31T08:00:00.5%2B01:00',
      { createdAfter: Date.parse('2026-01-31T07:00:00.5Z') },
    ],
    ['true and false', 'open=false', { open: false }],
    ['unknown parameters are passed over', 'limit=5&colour=red&colour=blue', { limit: 5 }],
  ])('%s: ?%s', (_why, query, expected) => {
    expect(read(query)).toEqual(expected)
  })

  test.each([
    ['too small', 'limit=0', 'out_of_range', '/limit'],
    ['too large', 'limit=101', 'out_of_range', '/limit'],
    ['a word', 'limit=abc', 'invalid_type', '/limit'],
    ['a fraction', 'limit=1.5', 'out_of_range', '/limit'],
    ['negative', 'limit=-1', 'out_of_range', '/limit'],
    ['a hexadecimal number', 'limit=0x10', 'invalid_type', '/limit'],
    ['an exponent', 'limit=1e1', 'invalid_type', '/limit'],
    ['empty', 'limit=', 'invalid_type', '/limit'],
    ['given twice', 'limit=5&limit=6', 'duplicate_parameter', '/limit'],
    ['given twice, alike', 'limit=5&limit=5', 'duplicate_parameter', '/limit'],
    ['not in the list', 'type=master,owner', 'invalid_value', '/type'],
    ['too long', 'slug=abcdef', 'text_too_long', '/slug'],
    ['no truth', 'open=1', 'invalid_type', '/open'],
    ['a day', 'createdAfter=2026-01-31', 'invalid_type', '/createdAfter'],
    ['a day that is none', 'createdAfter=2026-02-31T00:00:00Z', 'invalid_type', '/createdAfter'],
    ['too many items', `name=${'a,'.repeat(101)}`, 'out_of_range', '/name'],
  ])('%s is refused: ?%s', (_why, query, code, pointer) => {
    expect(() => read(query)).toThrow(expect.objectContaining({ code, pointer, status: 400 }))
  })

  test.each([
    ['a lone percent', 'name=%'],
    ['no hexadecimal', 'name=%zz'],
    ['an overlong form', 'name=%E0%80%80'],
    ['half of a surrogate pair', 'name=%ED%A0%80'],
    ['a NUL', 'name=%00'],
  ])('%s is invalid_encoding', (_why, query) => {
    expect(() => read(query)).toThrow(expect.objectContaining({ code: 'invalid_encoding' }))
  })

  test('all faults are told at once', () => {
    try {
      read('limit=0&type=owner&open=x')
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({
        errors: [{ pointer: '/limit' }, { pointer: '/type' }, { pointer: '/open' }],
      })
    }
  })

  test('names of prototypes are names like any other, and unknown', () => {
    expect(read('__proto__=1&constructor=2&toString=3')).toEqual({})
  })

  test('a flood of parameters is refused before any of them is decoded', () => {
    expect(() => read('a=%&'.repeat(1_000))).toThrow(
      expect.objectContaining({ code: 'too_many_parameters' }),
    )
  })
})
