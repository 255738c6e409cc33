import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { refusalOf, withLayers } from './documents.ts'

const text = { kind: 'text', name: 'title', text: 'a' }

describe('the slot policy of a layer', () => {
  test.each<[allow: object, why: string]>([
    [{}, 'a layer of which nothing may be set says at least that it is a slot'],
    [{ text: {} }, 'any text'],
    [{ text: true }, 'the same'],
    [{ text: { maxLength: 0, pattern: '^[A-Z]+$', enum: ['A', 1, true] } }, 'all rules at once'],
    [{ fontSize: { min: 8, max: 20.5 } }, 'bounds of a number'],
    [{ fill: { enum: ['#fff', '$brand'] } }, 'tokens are words of an enum'],
    [
      { link: { hosts: ['example.com', '*.example.com', 'xn--bcher-kva.example', '10.0.0.1'] } },
      'hosts',
    ],
    [{ fill: { hosts: ['asset:', 'data:'] } }, 'schemes'],
  ])('may be %j: %s', (allow) => {
    expect(parseTemplate(withLayers({ ...text, dynamic: { allow } })).pages).toHaveLength(1)
  })

  test.each<[allow: unknown, code: string, at: string, words: string]>([
    [{ txt: {} }, 'unknown_property', '/txt', 'Did you mean "text"'],
    [{ src: {} }, 'unknown_property', '/src', '"src"'],
    [{ text: { maxlength: 3 } }, 'unknown_property', '/text/maxlength', 'Did you mean "maxLength"'],
    [{ text: { maxLength: -1 } }, 'out_of_range', '/text/maxLength', 'at least 0'],
    [{ text: { pattern: '(a' } }, 'invalid_value', '/text/pattern', 'not closed'],
    [{ text: { pattern: '(a)\\1' } }, 'invalid_value', '/text/pattern', 'none of the escapes'],
    [{ text: { pattern: 7 } }, 'invalid_type', '/text/pattern', 'a regular expression'],
    [{ text: { enum: [] } }, 'out_of_range', '/text/enum', 'at least 1'],
    [
      { text: { enum: [{}] } },
      'invalid_type',
      '/text/enum/0',
      'a string or a number or true or false',
    ],
    [
      { text: { hosts: ['https://a.example'] } },
      'invalid_value',
      '/text/hosts/0',
      '"cdn.example.com"',
    ],
    [{ text: { hosts: ['Example.com'] } }, 'invalid_value', '/text/hosts/0', 'lower case'],
    [{ text: { hosts: ['*'] } }, 'invalid_value', '/text/hosts/0', '"*.example.com"'],
    [{ text: false }, 'invalid_type', '/text', '"dynamic.allow.text"'],
    ['text', 'invalid_type', '', '"dynamic.allow"'],
  ])('may not be %j', (allow, code, at, words) => {
    const error = refusalOf(withLayers({ ...text, dynamic: { allow } }))
    expect([error.code, error.pointer]).toEqual([code, `/layers/0/dynamic/allow${at}`])
    expect(error.message).toContain(words)
  })

  test.each([
    ['yes', 'invalid_type', '/layers/0/dynamic'],
    [{}, 'missing_property', '/layers/0/dynamic/allow'],
    [{ allow: {}, deny: {} }, 'unknown_property', '/layers/0/dynamic/deny'],
  ])('"dynamic" may not be %j', (dynamic, code, pointer) => {
    const error = refusalOf(withLayers({ ...text, dynamic }))
    expect([error.code, error.pointer]).toEqual([code, pointer])
  })

  test('a layer with a policy needs a name, as every dynamic one', () => {
    const error = refusalOf(withLayers({ kind: 'text', dynamic: { allow: {} } }))
    expect([error.code, error.pointer]).toEqual(['missing_property', '/layers/0/name'])
  })
})
