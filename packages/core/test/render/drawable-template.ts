import fc from 'fast-check'
import type { TemplateInput } from '../../src/model/template.ts'
import { DRAWING, PICTURES } from './sample-sources.ts'

const color = fc.constantFrom('#0b1020', '#fff', 'teal', 'rgb(220 40 40 / 60%)', '$brand')
const stops = fc.tuple(color, color).map(([first, last]) => [
  { at: 0, color: first },
  { at: 1, color: last },
])
const fill = fc.oneof(
  { weight: 3, arbitrary: color },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('linear' as const),
      angle: fc.integer({ min: 0, max: 359 }),
      stops,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('radial' as const), stops }) },
)
const words = fc
  .array(
    fc.constantFrom('Mug', 'résumé', 'Ελλάδα', 'Москва', 'fi-ligature', '12.5%', '漢字', '…', '🎈'),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(' '))

const place = (max: number) => fc.double({ min: -20, max, noNaN: true, noDefaultInfinity: true })
const size = fc.oneof(fc.integer({ min: 1, max: 90 }), fc.constant('60%' as const))

const common = {
  x: place(100),
  y: place(60),
  width: size,
  height: size,
  opacity: fc.constantFrom(0, 0.4, 1),
  rotate: fc.constantFrom(0, 0, 0, 15, -90),
  shadow: fc.array(
    fc.record({ x: fc.integer({ min: -5, max: 5 }), blur: fc.integer({ min: 0, max: 9 }) }),
    { maxLength: 1 },
  ),
}

/** `fc.record` that leaves out what is not required, of the common and the kind's own properties. */
function layer(
  kind: string,
  own: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  required: readonly string[],
): fc.Arbitrary<object> {
  const shape: Record<string, fc.Arbitrary<unknown>> = {
    kind: fc.constant(kind),
    ...common,
    ...own,
  }
  return fc.record(shape, { requiredKeys: ['kind', ...required] })
}

const border = fc.record({ width: fc.integer({ min: 0, max: 6 }), fill: color })
const radius = fc.integer({ min: 0, max: 20 })
const stroke = fc.record({
  width: fc.integer({ min: 0, max: 7 }),
  fill,
  dash: fc.constantFrom([], [4, 2]),
  join: fc.constantFrom('miter', 'round', 'bevel'),
})

const { node } = fc.letrec<{ node: object; list: readonly object[] }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    layer(
      'text',
      {
        text: words,
        fill,
        fontSize: fc.integer({ min: 4, max: 40 }),
        fontWeight: fc.constantFrom(400, 700),
        align: fc.constantFrom('start', 'center', 'end'),
        decoration: fc.constantFrom('none', 'underline'),
        overflow: fc.constantFrom('visible', 'clip', 'ellipsis'),
        letterSpacing: fc.constantFrom(0, 2, -0.5),
      },
      ['text'],
    ),
    layer(
      'image',
      {
        src: fc.constantFrom(...Object.values(PICTURES)),
        fit: fc.constantFrom('cover', 'contain', 'fill', 'scale-down'),
        radius,
        border,
        background: fill,
      },
      ['src', 'width', 'height'],
    ),
    layer(
      'shape',
      {
        shape: fc.constantFrom('rect', 'ellipse', 'star', 'polygon', 'line'),
        fill,
        stroke,
        radius,
      },
      ['shape', 'width', 'height'],
    ),
    layer(
      'qr',
      {
        data: fc.constantFrom('A', 'https://example.com/a?b=c', 'é漢字🎈'),
        modules: fc.constantFrom('square', 'rounded'),
        level: fc.constantFrom('L', 'H'),
        minWidth: fc.constant(130),
        minHeight: fc.constant(130),
        fill,
      },
      ['data', 'minWidth', 'minHeight'],
    ),
    layer(
      'rating',
      {
        value: fc.double({ min: 0, max: 5, noNaN: true }),
        shape: fc.constantFrom('star', 'heart', 'circle'),
        fill,
        emptyFill: fill,
        gap: radius,
      },
      ['value'],
    ),
    layer('svg', { markup: fc.constant(DRAWING) }, ['markup', 'width', 'height']),
    layer(
      'container',
      {
        children: tie('list'),
        direction: fc.constantFrom('row', 'column'),
        gap: radius,
        padding: radius,
        background: fill,
        radius,
        border,
        overflow: fc.constantFrom('visible', 'hidden'),
      },
      ['children'],
    ),
    layer('repeater', { item: tie('node'), items: fc.constant([{}, {}]), gap: radius }, [
      'item',
      'items',
    ]),
  ),
  list: fc.array(tie('node'), { maxLength: 3 }),
}))

/** Templates that can be drawn: every kind of layer, nested, on small canvases, clear or filled. */
export const drawableTemplate: fc.Arbitrary<TemplateInput> = fc
  .record(
    {
      canvas: fc.record(
        {
          width: fc.integer({ min: 1, max: 130 }),
          height: fc.integer({ min: 1, max: 90 }),
          background: fill,
        },
        { requiredKeys: ['width', 'height'] },
      ),
      tokens: fc.constant({ brand: '#5b5bd6' }),
      layers: fc.array(node, { maxLength: 5 }),
    },
    { requiredKeys: ['canvas', 'tokens', 'layers'] },
  )
  .map((document) => document as TemplateInput)
