import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { faultsOf, withLayers } from './documents.ts'

const canvas = { width: 100, height: 50 }
const a = { kind: 'text', name: 'a', text: 'A' }
const photo = { kind: 'image', name: 'photo' }
const box = (...children: readonly unknown[]) => ({ kind: 'container', children })
const list = (item: unknown, more: object = {}) => ({
  kind: 'repeater',
  name: 'list',
  item,
  ...more,
})

describe('names of layers', () => {
  test.each([
    ['twice on the canvas', [a, a], ['duplicate_name /layers/1/name']],
    ['in a container and outside', [box(a), a], ['duplicate_name /layers/1/name']],
    [
      'in the "empty" of a repeater, which is of the outer scope',
      [a, list(photo, { empty: a })],
      ['duplicate_name /layers/1/empty/name'],
    ],
    ['twice in an item', [list(box(a, a))], ['duplicate_name /layers/0/item/children/1/name']],
    ['three times', [a, a, a], ['duplicate_name /layers/1/name', 'duplicate_name /layers/2/name']],
    [
      'missing on a dynamic layer',
      [{ kind: 'text', dynamic: true }],
      ['missing_property /layers/0/name'],
    ],
    ['of a parameter', [{ kind: 'text', name: 'width' }], ['invalid_name /layers/0/name']],
    ['with a space', [{ kind: 'text', name: 'a b' }], ['invalid_name /layers/0/name']],
    [
      'with a dot, which parts names in URLs',
      [{ kind: 'text', name: 'a.b' }],
      ['invalid_name /layers/0/name'],
    ],
    ['that start with a digit', [{ kind: 'text', name: '1a' }], ['invalid_name /layers/0/name']],
    ['of 65 characters', [{ kind: 'text', name: 'a'.repeat(65) }], ['invalid_name /layers/0/name']],
  ])('refused: %s', (_why, layers, faults) => {
    expect(faultsOf(withLayers(...layers))).toEqual(faults)
  })

  test.each([
    ['two items are two scopes', withLayers(list(a), { ...list(a), name: 'other' })],
    ['an item may repeat a name of the canvas', withLayers(a, list(a))],
    ['each page is a scope', { canvas, pages: [{ layers: [a] }, { layers: [a] }] }],
    ['a name without "dynamic" is for references', withLayers(a)],
  ])('allowed: %s', (_why, document) => {
    expect(parseTemplate(document).pages.length).toBeGreaterThan(0)
  })
})

describe('pages', () => {
  const named = (name: string) => ({ name, layers: [] })

  test.each([
    ['beside layers', { canvas, layers: [], pages: [{ layers: [] }] }, 'invalid_value /layers'],
    ['neither pages nor layers', { canvas }, 'missing_property /layers'],
    ['of one name', { canvas, pages: [named('p'), named('p')] }, 'duplicate_name /pages/1/name'],
    ['named like a number', { canvas, pages: [named('1')] }, 'invalid_name /pages/0/name'],
  ])('refused: %s', (_why, document, fault) => {
    expect(faultsOf(document)).toEqual([fault])
  })
})
