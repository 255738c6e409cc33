import { describe, expect, test } from 'vitest'
import {
  findOverrideRule,
  MAIN_PROPERTIES,
  OVERRIDE_RULES,
} from '../../src/model/override-rules.ts'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { withLayers } from './documents.ts'

const KINDS = Object.keys(OVERRIDE_RULES) as (keyof typeof OVERRIDE_RULES)[]

describe('OVERRIDE_RULES', () => {
  test.each(KINDS)('%s: nothing structural may be overridden', (kind) => {
    const structure = ['kind', 'name', 'dynamic', 'visibleWhen', 'fallback', 'children', 'item']
    for (const property of [...structure, 'empty']) {
      expect(findOverrideRule(kind, property)).toBeUndefined()
    }
  })

  test.each(KINDS)('%s: every property but items has a fallback chain too', (kind) => {
    const required = { shape: { shape: 'rect' }, container: { children: [] } }
    const item = { kind: 'text' }
    const layer = { kind, item, ...(kind in required && required[kind as 'shape']) }
    const { item: _item, ...rest } = layer
    const base = kind === 'repeater' ? layer : rest
    for (const property of Object.keys(OVERRIDE_RULES[kind])) {
      const parse = () => parseTemplate(withLayers({ ...base, fallback: { [property]: [] } }))
      expect(parse).toThrow(`"fallback.${property}"`)
    }
  })

  test.each(['toString', '__proto__', 'constructor'])('%s is no property', (property) => {
    expect(findOverrideRule('text', property)).toBeUndefined()
  })

  test.each(KINDS)('%s: its main property may be overridden', (kind) => {
    const main = MAIN_PROPERTIES[kind]
    if (main === undefined) expect(kind).toBe('container')
    else expect(findOverrideRule(kind, main)).toBeDefined()
  })

  test.each([
    ['text', 'visible', true],
    ['text', 'text', 'a'],
    ['image', 'src', 'asset:1'],
    ['image', 'position', 'left top'],
    ['shape', 'fill', '$brand'],
    ['svg', 'markup', '<svg/>'],
    ['container', 'gap', [1, 2]],
    ['repeater', 'items', [{ name: { text: 'Mug' } }]],
  ] as const)('%s: %s takes %j', (kind, property, value) => {
    expect(findOverrideRule(kind, property)?.parse(value)).toEqual(value)
  })
})
