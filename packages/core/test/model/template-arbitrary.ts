import fc from 'fast-check'

const length = fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constant('50%'))
const color = fc.constantFrom('#fff', 'teal', 'rgb(1 2 3 / 50%)', '$brand')
const stops = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), color }), {
  minLength: 2,
  maxLength: 3,
})
const fill = fc.oneof(
  color,
  fc.record({ type: fc.constant('linear'), angle: fc.integer({ min: -360, max: 720 }), stops }),
  fc.record({ type: fc.constant('radial'), stops }),
)

const common = {
  x: length,
  top: length,
  width: length,
  opacity: fc.double({ min: 0, max: 1, noNaN: true }),
  visible: fc.boolean(),
  shadow: fc.array(fc.record({ x: fc.integer({ min: -9, max: 9 }), fill: color }), {
    maxLength: 2,
  }),
}

function layer(
  kind: string,
  own: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  required: readonly string[] = [],
) {
  const shape = { kind: fc.constant(kind), ...common, ...own }
  return fc.record(shape, { requiredKeys: ['kind', ...required] as (keyof typeof shape)[] })
}

const { node } = fc.letrec<{ node: unknown; list: readonly unknown[] }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    layer('text', { text: fc.string(), fill, fontSize: fc.integer({ min: 1, max: 90 }) }),
    layer('image', { src: fc.string(), position: fc.constantFrom('left', '10% 20%', 'absolute') }),
    layer('shape', { shape: fc.constantFrom('rect', 'star', 'line'), fill }, ['shape']),
    layer('svg', { markup: fc.string() }),
    layer('rating', { value: fc.double({ min: 0, max: 5, noNaN: true }), emptyFill: fill }),
    layer('qr', { data: fc.string(), modules: fc.constantFrom('dot', 'square'), fill }),
    layer('container', { children: tie('list'), gap: length, background: fill }, ['children']),
    layer('repeater', { item: tie('node'), items: fc.constant([{}, {}]) }, ['item']),
  ),
  list: fc.array(tie('node'), { maxLength: 3 }),
}))

const sound = fc.record({
  canvas: fc.record({
    width: fc.integer({ min: 1, max: 900 }),
    height: fc.integer({ min: 1, max: 900 }),
  }),
  tokens: fc.constant({ brand: '#123' }),
  layers: fc.array(node, { maxLength: 4 }),
})

const hostile = fc.oneof(
  fc.anything(),
  fc.constantFrom<unknown>(
    '__proto__',
    Number.NaN,
    -0,
    1e308,
    { polluted: true },
    [[[[]]]],
    '{a}',
    '$x',
  ),
)

/** Documents that are sound, and such in which one value has been replaced by something else. */
export const anyDocument: fc.Arbitrary<unknown> = fc.oneof(
  sound,
  fc
    .tuple(sound, fc.nat(), hostile)
    .map(([document, place, value]) => replaceAt(document, place, value)),
)

/** Replaces one of the values in a tree, counted around. */
function replaceAt(document: unknown, place: number, value: unknown): unknown {
  const places: { owner: Record<string, unknown>; key: string }[] = []
  const collect = (owner: unknown): void => {
    if (typeof owner !== 'object' || owner === null) return
    for (const [key, member] of Object.entries(owner)) {
      places.push({ owner: owner as Record<string, unknown>, key })
      collect(member)
    }
  }
  const copy: unknown = structuredClone(document)
  collect(copy)
  const chosen = places[place % places.length]
  if (chosen !== undefined) chosen.owner[chosen.key] = value
  return copy
}
