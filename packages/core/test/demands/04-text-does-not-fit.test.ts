import { afterAll, expect, test } from 'vitest'
import { createPlaten, defineTemplate, type TextReceipt } from '../../src/index.ts'
import { findInk } from './ink.ts'

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

const LONG =
  'A headline that somebody wrote on a Friday afternoon, and that nobody has shortened since'

const card = (style: object) =>
  defineTemplate({
    canvas: { width: 220, height: 100, background: '#fff' },
    layers: [
      {
        kind: 'text',
        name: 'title',
        dynamic: true,
        x: 10,
        y: 10,
        width: 200,
        height: 48,
        text: 'Hi',
        fontSize: 20,
        ...style,
      },
    ],
  } as never)

const draw = async (style: object, text: unknown = LONG) => {
  const { bytes, receipt } = await platen.render(card(style), {
    layers: { title: { text } },
  } as never)
  const [layer] = receipt.layers
  return { text: layer?.text as TextReceipt, ink: await findInk(bytes) }
}

test('two lines and an ellipsis, and nothing outside of the box', async () => {
  const { text, ink } = await draw({ maxLines: 2, overflow: 'ellipsis' })
  expect(text).toMatchObject({ lines: 2, clamped: true, ellipsised: true, overflows: false })
  expect(ink.right).toBeLessThanOrEqual(210)
  expect(ink.bottom).toBeLessThanOrEqual(58)
})

test('a text shrinks until all of it is in the box, and no further', async () => {
  const { text, ink } = await draw({ fit: 'shrink', minFontSize: 6 })
  expect(text).toMatchObject({ clamped: false, overflows: false, shrunk: true, sizedBy: 'fit' })
  expect(ink.bottom).toBeLessThanOrEqual(58)
  expect((await draw({ fontSize: text.fontSize + 0.5 })).text.overflows).toBe(true)
})

test('a short text stays at its size', async () => {
  expect((await draw({ fit: 'shrink' }, 'Short')).text).toMatchObject({
    fontSize: 20,
    shrunk: false,
  })
})

test('shorter copy comes before smaller letters', async () => {
  const { text } = await draw({ fit: 'shrink', minFontSize: 20 }, [
    LONG,
    'A shorter headline',
    'Short',
  ])
  expect(text).toMatchObject({ variant: 1, fontSize: 20, overflows: false })
})

test('what does not fit is told, also when nobody asked for a rule', async () => {
  const { receipt } = await platen.render(card({}), { layers: { title: LONG } } as never)
  expect(receipt.warnings).toEqual(['The text of layer "title" is larger than its box.'])
})

test('texts of one group have one size, that of the longest', async () => {
  const box = {
    kind: 'text',
    y: 10,
    width: 90,
    height: 30,
    fontSize: 20,
    fit: 'shrink',
    minFontSize: 4,
    sizeGroup: 'names',
  } as const
  const { receipt } = await platen.render({
    canvas: { width: 220, height: 60 },
    layers: [
      { ...box, name: 'a', x: 10, text: 'Li' },
      { ...box, name: 'b', x: 110, text: 'Wolfeschlegelsteinhausenbergerdorff' },
    ],
  })
  const [a, b] = receipt.layers
  expect(a?.text?.fontSize).toBe(b?.text?.fontSize)
  expect(a?.text?.fontSize).toBeLessThan(20)
})
