import fc from 'fast-check'

const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0'))
const number = fc.double({ min: -1000, max: 1000, noNaN: true }).map((value) => value + 0)
const style = fc.record(
  {
    text: word,
    left: number,
    visible: fc.boolean(),
    align: fc.constantFrom('start', 'center', 'end'),
    fontFamily: fc.oneof(
      fc.constantFrom('Inter', '["A', '{', '1', 'true'),
      fc.array(word, { minLength: 1, maxLength: 3 }),
    ),
    fill: fc.constantFrom('#fff', 'teal', '$brand'),
  },
  { requiredKeys: [] },
)
const item = fc.record(
  {
    name: style,
    tags: fc.record({ items: fc.array(fc.record({ tag: style }), { maxLength: 2 }) }),
  },
  { requiredKeys: [] },
)
/** Overrides for `SHOP_SLOTS` as JSON has them, values that look like others among them. */
export const SHOP_ORDERS = fc.record(
  {
    title: style,
    inner: style,
    products: fc.record({ items: fc.array(item, { maxLength: 3 }) }),
  },
  { requiredKeys: [] },
)
