import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten, defineTemplate } from '../../src/index.ts'

const platen = createPlaten()
afterAll(() => platen.close())

const CARD = defineTemplate({
  canvas: { width: 200, height: 100 },
  layers: [
    {
      kind: 'container',
      name: 'row',
      x: 10,
      y: 20,
      width: 180,
      height: 60,
      children: [
        {
          kind: 'text',
          name: 'title',
          dynamic: true,
          fontSize: 20,
          lineHeight: '24px',
          width: 90,
          height: 60,
          verticalAlign: 'bottom',
          fit: 'shrink',
          text: 'One two',
        },
      ],
    },
  ],
  require: { minFontSize: 19 },
})

describe('measure', () => {
  test('tells boxes, lines and sizes in px of the canvas', async () => {
    const { pages, receipt } = await platen.measure(CARD, { scale: 2 })
    expect(receipt).toMatchObject({ width: 400, height: 200, pages: 1 })
    const [page] = pages
    expect(page).toMatchObject({ width: 200, height: 100 })
    const [row, title] = page?.layers ?? []
    expect(row).toEqual({
      path: 'row',
      kind: 'container',
      box: { x: 10, y: 20, width: 180, height: 60 },
    })
    expect(title).toMatchObject({
      path: 'title',
      kind: 'text',
      box: { x: 10, y: 20, width: 90, height: 60 },
    })
    const [line, ...others] = title?.text?.lines ?? []
    expect(others).toEqual([])
    expect(line?.text).toBe('One two')
    expect(line?.box).toMatchObject({ x: 10, y: 56, height: 24 })
    expect(line?.box.width).toBeGreaterThan(50)
    expect(line?.baseline).toBeGreaterThan(56)
    expect(line?.baseline).toBeLessThan(80)
  })

  test('says what the receipt of a render says, and does not ask what is required', async () => {
    const layers = { title: 'Many more words than there is room for at this size' }
    const { pages, receipt } = await platen.measure(CARD, { layers })
    const text = pages[0]?.layers[1]?.text
    expect(text?.fontSize).toBe(receipt.layers[1]?.text?.fontSize)
    expect(text?.lines).toHaveLength(receipt.layers[1]?.text?.lines ?? 0)
    expect(text?.lines.map((line) => line.text.trim()).join(' ')).toBe(layers.title)
    expect(text?.fontSize).toBeLessThan(19)
    await expect(platen.render(CARD, { layers })).rejects.toMatchObject({
      code: 'assertion_failed',
      receipt: { layers: receipt.layers },
    })
  })

  test('measures every page of a document', async () => {
    const pages = [
      { name: 'a', layers: [{ kind: 'shape', shape: 'rect', width: 5, height: 5 }] },
      { layers: [] },
    ] as const
    const template = { canvas: { width: 9, height: 9 }, pages } as const
    const measured = await platen.measure(template, { format: 'pdf' })
    expect(measured.pages.map(({ name, layers }) => [name, layers.length])).toEqual([
      ['a', 1],
      [undefined, 0],
    ])
    expect((await platen.measure(template, { page: 2 })).pages).toHaveLength(1)
  })

  test('refuses what a render refuses', async () => {
    // @ts-expect-error There is no such layer.
    const measured = platen.measure(CARD, { layers: { titel: 'x' } })
    await expect(measured).rejects.toMatchObject({ code: 'unknown_layer', pointer: '/titel' })
  })
})
