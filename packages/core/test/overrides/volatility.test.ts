import { describe, expect, test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import { listLayers, resolveDocument } from './resolve-document.ts'

const text = (name: string, fields: object = {}): Layer => ({
  kind: 'text',
  name,
  text: name,
  ...fields,
})
const box = (name: string, children: readonly Layer[], fields: object = {}): Layer => {
  return { kind: 'container', name, children, ...fields }
}

/** Names of the volatile layers, in paint order. */
function volatileOf(layers: readonly Layer[], overrides: unknown = {}): string {
  const resolved = resolveDocument({ layers }, overrides)
  const all = resolved.pages.flatMap((page) => [...listLayers(page.layers)])
  return all.flatMap(({ path, volatile }) => (volatile ? path : [])).join(' ')
}

describe('volatile layers', () => {
  test.each<[why: string, layers: readonly Layer[], expected: string]>([
    ['a plain layer is steady', [text('a')], ''],
    ['a dynamic layer', [text('a', { dynamic: true })], 'a'],
    [
      'a layer with a rule',
      [text('a', { visibleWhen: { not: { layer: 'a', equals: 'x' } } })],
      'a',
    ],
    ['a layer with a fallback', [text('a', { fallback: { text: ['x'] } })], 'a'],
    ['a layer with a reference', [text('a'), text('b', { text: '{a}' })], 'b'],
    ['a text of a size group', [text('a', { sizeGroup: 'g' }), text('b')], 'a'],
    [
      'a text whose size follows another',
      [text('a'), text('b', { sizeRelativeTo: { layer: 'a', percent: 50 } })],
      'b',
    ],
    ['a doubled brace is no reference', [text('a', { text: '{{a}' })], ''],
    [
      'layers of the canvas do not move one another',
      [text('a', { dynamic: true }), text('b')],
      'a',
    ],
    ['a container without such', [box('r', [text('a')])], ''],
    [
      'siblings in a container move',
      [box('r', [text('a', { dynamic: true }), text('b')])],
      'r a b',
    ],
    [
      'a dynamic container moves all that it holds',
      [box('r', [text('a')], { dynamic: true })],
      'r a',
    ],
    [
      'a change travels up to the outermost container, and down again',
      [box('p', [box('q', [text('a', { dynamic: true })]), box('s', [text('b')])])],
      'p q a s b',
    ],
    [
      'a member out of the flow moves nobody',
      [
        box('r', [
          text('a', { visibleWhen: { not: { layer: 'b', equals: 'x' } }, position: 'absolute' }),
          text('b'),
        ]),
      ],
      'r a',
    ],
    [
      'but a dynamic one may be put back into the flow',
      [box('r', [text('a', { dynamic: true, position: 'absolute' }), text('b')])],
      'r a b',
    ],
    [
      'a container out of the flow keeps its changes to itself',
      [
        box('p', [
          box('q', [text('a', { dynamic: true }), text('b')], { position: 'absolute' }),
          text('c'),
        ]),
      ],
      'p q a b',
    ],
    [
      'whatever is out of the flow still follows its parent',
      [box('p', [text('a', { dynamic: true }), box('q', [text('b')], { position: 'absolute' })])],
      'p a q b',
    ],
    [
      'a repeater and all copies',
      [{ kind: 'repeater', name: 'l', items: [{}], item: text('a') }],
      'l l.0.a',
    ],
    [
      'a layer that a shape clips which may differ, through others and with all inside',
      [
        box('r', [text('a')], { clip: 's' }),
        { kind: 'shape', shape: 'star', name: 's', clip: 't' },
        { kind: 'shape', shape: 'star', name: 't', dynamic: true },
        text('b'),
      ],
      'r a s t',
    ],
  ])('%s', (_why, layers, expected) => {
    expect(volatileOf(layers)).toBe(expected)
  })

  test('follow from the template, not from the order', () => {
    const layers = [
      box('r', [text('a', { dynamic: true }), text('b', { dynamic: true })]),
      text('c'),
    ]
    const before = volatileOf(layers)
    expect(
      volatileOf(layers, { a: { visible: true, text: 'x' }, b: { position: 'absolute' } }),
    ).toBe(before)
  })
})
