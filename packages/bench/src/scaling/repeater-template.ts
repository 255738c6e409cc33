import type { Template } from '@platen/core'
import { buildDocument } from './scaling-case.ts'

/** Ten nodes an item: the row, three texts, three shapes, an inner container with two texts. */
export function buildRepeater(items: number): Template {
  const text = (name: string) => ({
    kind: 'text',
    name,
    dynamic: true,
    text: name,
    fontSize: 6,
    fill: '#fff',
  })
  const dot = { kind: 'shape', shape: 'ellipse', width: 4, height: 4, fill: '#8cf' }
  return buildDocument(1200, 4000, [
    {
      kind: 'repeater',
      name: 'rows',
      dynamic: true,
      x: 0,
      y: 0,
      width: 1200,
      direction: 'column',
      items: Array.from({ length: items }, (_, index) => ({ a: { text: `Row ${index}` } })),
      item: {
        kind: 'container',
        direction: 'row',
        gap: 4,
        children: [
          text('a'),
          text('b'),
          text('c'),
          dot,
          dot,
          dot,
          { kind: 'container', gap: 2, children: [text('d'), text('e')] },
        ],
      },
    },
  ])
}
