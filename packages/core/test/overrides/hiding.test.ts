import { describe, expect, test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import type { VisibilityRule } from '../../src/model/visibility.ts'
import { pathsOf, resolveDocument } from './resolve-document.ts'

/** A layer `seen` under a rule, beside a layer of each kind that a rule may look at. */
const under = (visibleWhen: VisibilityRule): readonly Layer[] => [
  { kind: 'text', name: 'plan', dynamic: true, text: 'free', left: 5 },
  { kind: 'text', name: 'line', text: '{plan}!' },
  { kind: 'text', name: 'note', dynamic: true, text: '', fallback: { text: ['none'] } },
  { kind: 'image', name: 'photo', dynamic: true, fallback: { else: 'hide' } },
  { kind: 'shape', name: 'badge', dynamic: true, shape: 'rect' },
  { kind: 'shape', name: 'seen', shape: 'rect', visibleWhen },
]

describe('visibleWhen', () => {
  test.each<[why: string, rule: VisibilityRule, overrides: unknown, seen: boolean]>([
    ['the own text counts without an override', { layer: 'plan', equals: 'free' }, {}, true],
    ['an override counts', { layer: 'plan', equals: 'pro' }, { plan: 'pro' }, true],
    ['an empty override does not', { layer: 'plan', equals: 'free' }, { plan: '' }, true],
    [
      'a text counts with its references filled in',
      { layer: 'line', equals: 'pro!' },
      { plan: 'pro' },
      true,
    ],
    ['a fallback text counts', { layer: 'note', equals: 'none' }, {}, true],
    ['an image without source is missing', { layer: 'photo', is: 'missing' }, {}, true],
    [
      'with one it is present',
      { layer: 'photo', is: 'present' },
      { photo: 'https://example.com/x' },
      true,
    ],
    [
      'a property by name',
      { layer: 'badge', property: 'opacity', lt: 0.5 },
      { badge: { opacity: 0.2 } },
      true,
    ],
    ['its initial value', { layer: 'badge', property: 'opacity', equals: 1 }, {}, true],
    ['a property by its other name', { layer: 'plan', property: 'x', equals: 5 }, {}, true],
    [
      'that name in the override',
      { layer: 'plan', property: 'left', equals: 7 },
      { plan: { x: 7 } },
      true,
    ],
    [
      'whether a layer shows',
      { layer: 'badge', property: 'visible', equals: false },
      { badge: { visible: false } },
      true,
    ],
    ['the main property of a shape', { layer: 'badge', is: 'missing' }, {}, true],
    ['a rule that does not hold', { layer: 'plan', equals: 'pro' }, {}, false],
  ])('%s', (_why, rule, overrides, seen) => {
    expect(pathsOf(resolveDocument(under(rule), overrides)).includes('seen')).toBe(seen)
  })

  test('a layer may look at itself', () => {
    const layers: readonly Layer[] = [
      {
        kind: 'text',
        name: 'a',
        dynamic: true,
        text: '',
        visibleWhen: { layer: 'a', is: 'present' },
      },
    ]
    expect(pathsOf(resolveDocument(layers))).toEqual([])
    expect(pathsOf(resolveDocument(layers, { a: 'x' }))).toEqual(['a'])
  })
})

describe('hidden layers', () => {
  test('are listed with the first reason, and not what they hold', () => {
    const layers: readonly Layer[] = [
      {
        kind: 'container',
        visible: false,
        visibleWhen: { layer: 'a', is: 'present' },
        children: [{ kind: 'text', name: 'a' }],
      },
      {
        kind: 'container',
        name: 'row',
        children: [
          { kind: 'text', visible: false },
          { kind: 'text', name: 'b' },
        ],
      },
    ]
    const resolved = resolveDocument(layers)
    expect(pathsOf(resolved)).toEqual(['row', 'b'])
    expect(resolved.hidden).toEqual([
      { path: '#0', reason: 'visible' },
      { path: 'row.#0', reason: 'visible' },
    ])
  })

  test('an override may show what the template hides, but not against a rule', () => {
    const hidden: Layer = { kind: 'text', name: 'a', dynamic: true, visible: false }
    const ruled: Layer = {
      kind: 'text',
      name: 'b',
      dynamic: true,
      visibleWhen: { layer: 'a', equals: 'x' },
    }
    const resolved = resolveDocument([hidden, ruled], {
      a: { visible: true },
      b: { visible: true },
    })
    expect(pathsOf(resolved)).toEqual(['a'])
    expect(resolved.hidden).toEqual([{ path: 'b', reason: 'visibleWhen' }])
  })
})
