import { describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { parseJsonOverrides } from '../../src/overrides/parse-json-overrides.ts'
import { compileDocument } from './resolve-document.ts'

const hosts = ['example.com']
const text = { kind: 'text', text: 'x' } as const
const CARD = compileDocument({
  layers: [
    { ...text, name: 'marked', markup: 'markdown', dynamic: { allow: { text: { hosts } } } },
    { ...text, name: 'plain', dynamic: { allow: { text: { hosts } } } },
    { ...text, name: 'either', dynamic: { allow: { text: { hosts }, markup: true } } },
    { ...text, name: 'open', markup: 'markdown', dynamic: { allow: { text: true } } },
  ],
})

const read = (overrides: object) => parseJsonOverrides(overrides, CARD.slots, DEFAULT_LIMITS)
const faultOf = (overrides: object): string | undefined => {
  try {
    read(overrides)
    return undefined
  } catch (error) {
    if (isPlatenError(error)) return `${error.code} ${error.pointer}: ${error.message}`
    throw error
  }
}

describe('"hosts" of a text that reads Markdown', () => {
  test.each([
    ['a link to another host', { marked: 'See [this](https://evil.example/a)' }],
    ['one of several links', { marked: '[a](https://example.com) [b](https://evil.example)' }],
    ['a link inside other marks', { marked: '**<c=#f00>[a](https://evil.example)</c>**' }],
    ['a link in a later variant', { marked: { text: ['a', '[b](https://evil.example)'] } }],
    ['where an order may turn marks on', { either: '[a](https://evil.example)' }],
    ['a mail address', { marked: '[a](mailto:a@evil.example)' }],
  ])('refuses %s', (_why, overrides) => {
    expect(faultOf(overrides)).toMatch(/^not_allowed .*"hosts" of the template allows/)
  })

  test.each([
    ['a link to an allowed host', { marked: 'See [this](https://example.com/a)' }],
    ['what is no link', { marked: 'https://evil.example [a] (https://evil.example)' }],
    ['an escaped mark', { marked: '\\[a](https://evil.example)' }],
    ['marks that are drawn as they are', { plain: '[a](https://evil.example)' }],
    ['any link without the rule', { open: '[a](https://evil.example)' }],
  ])('lets %s through', (_why, overrides) => {
    expect(faultOf(overrides)).toBeUndefined()
  })
})
