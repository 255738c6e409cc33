import { parseTemplate, type Template } from '@platen/core'

/** Points on one line: what grows, by how much, and the order that shows it. */
export interface ScalingCase {
  readonly name: string
  readonly unit: string
  readonly points: readonly { readonly amount: number; readonly template: Template }[]
}

const document = (width: number, height: number, layers: readonly object[]) =>
  parseTemplate({
    schema: 1,
    slug: 'scaling',
    name: 'Scaling',
    canvas: { width, height, background: '#203050' },
    layers,
  })

const SENTENCE =
  'The platen is the flat plate of a printing press that pushes the paper against the type. '

function buildCanvas(megapixels: number): Template {
  const width = Math.round(Math.sqrt(megapixels * 2_000_000))
  const height = Math.round((megapixels * 1_000_000) / width)
  return document(width, height, [
    {
      kind: 'shape',
      shape: 'ellipse',
      x: '10%',
      y: '10%',
      width: '80%',
      height: '80%',
      fill: {
        type: 'linear',
        angle: 45,
        stops: [
          { at: 0, color: '#f80' },
          { at: 1, color: '#08f' },
        ],
      },
    },
    {
      kind: 'text',
      name: 'title',
      dynamic: true,
      x: '10%',
      y: '40%',
      width: '80%',
      text: 'Scaling',
      fontSize: Math.round(height / 8),
      fill: '#fff',
      align: 'center',
    },
  ])
}

function buildText(characters: number): Template {
  const text = SENTENCE.repeat(Math.ceil(characters / SENTENCE.length)).slice(0, characters)
  return document(1200, 1600, [
    {
      kind: 'text',
      name: 'body',
      dynamic: true,
      x: 20,
      y: 20,
      width: 1160,
      text,
      fontSize: 14,
      fill: '#fff',
    },
  ])
}

/** Ten nodes an item: the row, three texts, three shapes, an inner container with two texts. */
function buildRepeater(items: number): Template {
  const text = (name: string) => ({
    kind: 'text',
    name,
    dynamic: true,
    text: name,
    fontSize: 6,
    fill: '#fff',
  })
  const dot = { kind: 'shape', shape: 'ellipse', width: 4, height: 4, fill: '#8cf' }
  return document(1200, 4000, [
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

export const SCALING_CASES: readonly ScalingCase[] = [
  {
    name: 'canvas',
    unit: 'MP',
    points: [1, 4, 16, 33].map((amount) => ({ amount, template: buildCanvas(amount) })),
  },
  {
    name: 'text',
    unit: 'characters',
    points: [1_000, 3_000, 10_000].map((amount) => ({ amount, template: buildText(amount) })),
  },
  {
    name: 'repeater',
    unit: 'nodes',
    points: [50, 150, 499].map((items) => ({
      amount: items * 10 + 1,
      template: buildRepeater(items),
    })),
  },
]
