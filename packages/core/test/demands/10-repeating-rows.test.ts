import { afterAll, expect, test } from 'vitest'
import { createPlaten, defineTemplate } from '../../src/index.ts'
import { findInk } from './ink.ts'

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="#f00"/></svg>')}`

const list = defineTemplate({
  canvas: { width: 240, height: 200, background: '#fff' },
  layers: [
    {
      ...{ kind: 'repeater', name: 'rows', dynamic: true, x: 0, y: 0, width: 240, gap: 4, max: 4 },
      item: {
        kind: 'container',
        align: 'center',
        gap: 4,
        height: 44,
        children: [
          {
            kind: 'image',
            name: 'photo',
            dynamic: true,
            width: 20,
            height: 20,
            shrink: 0,
            fallback: { else: 'hide' },
          },
          { kind: 'text', name: 'name', dynamic: true, grow: 1, fontSize: 12 },
          {
            kind: 'barcode',
            name: 'code',
            dynamic: true,
            width: 120,
            height: 40,
            shrink: 0,
            data: '0',
          },
        ],
      },
      empty: { kind: 'text', name: 'none', text: 'Nothing here' },
    },
    { kind: 'text', name: 'footer', x: 0, y: 186, text: 'Footer', fontSize: 10 },
  ],
})

const draw = (items: readonly object[]) => platen.render(list, { layers: { rows: items } } as never)
const row = (index: number) => ({ name: `Row ${index}`, photo: PICTURE, code: `A${index}` })

test('each item has a row with its own text, picture and barcode', async () => {
  const { bytes, receipt } = await draw([row(1), row(2), row(3)])
  const kinds = receipt.layers.filter(({ path }) => /^rows\.1\./.test(path)).map(({ kind }) => kind)
  expect(kinds).toEqual(['image', 'text', 'barcode'])
  const tops = receipt.layers.filter(({ path }) => /^rows\.\d$/.test(path)).map(({ box }) => box.y)
  expect(tops).toEqual([0, 48, 96])
  expect((await findInk(bytes, [255, 0, 0])).amount).toBe(3 * 400)
})

test('a row without a picture closes the gap', async () => {
  const { receipt } = await draw([row(1), { name: 'Row 2', code: 'A2' }])
  const boxOf = (path: string) => receipt.layers.find((layer) => layer.path === path)?.box
  expect(boxOf('rows.0.name')?.x).toBe(24)
  expect(boxOf('rows.1.name')?.x).toBe(0)
  expect(receipt.hidden.map(({ path }) => path)).toContain('rows.1.photo')
})

test('no item has a layer of its own', async () => {
  const { receipt } = await draw([])
  expect(receipt.layers.map(({ path }) => path)).toContain('none')
})

test('more items than the template lets in are left out, so that the footer stays', async () => {
  const { receipt } = await draw([1, 2, 3, 4, 5, 6].map(row))
  const rows = receipt.layers.filter(({ path }) => /^rows\.\d$/.test(path))
  expect(rows).toHaveLength(4)
})

test('an unknown name inside an item is refused with its place', async () => {
  await expect(draw([row(1), { nmae: 'Row 2' }])).rejects.toMatchObject({
    pointer: expect.stringMatching(/rows\/.*1\/nmae$/),
  })
})

test('a long list breaks onto pages, and every page has its heading and footer', async () => {
  const rows = {
    kind: 'repeater',
    name: 'rows',
    dynamic: true,
    x: 0,
    y: 20,
    item: { kind: 'text', name: 'row', dynamic: true, fontSize: 10 },
  } as const
  const invoice = defineTemplate({
    canvas: { width: 100, height: 100 },
    pages: [
      {
        forEach: 'rows',
        perPage: 3,
        layers: [
          { kind: 'text', name: 'heading', x: 0, y: 0, text: 'Invoice', fontSize: 10 },
          rows,
          { kind: 'text', name: 'footer', x: 0, y: 86, text: 'Thank you', fontSize: 10 },
        ],
      },
    ],
  })
  const items = Array.from({ length: 7 }, (_, n) => ({ row: `Row ${n}` }))
  const { mediaType, receipt } = await platen.render(invoice, {
    layers: { rows: items },
    format: 'pdf',
  })
  expect([mediaType, receipt.pages]).toEqual(['application/pdf', 3])
  const pagesOf = (pattern: RegExp) =>
    receipt.layers.filter(({ path }) => pattern.test(path)).map(({ page }) => page)
  expect(pagesOf(/\.row$/)).toEqual([1, 1, 1, 2, 2, 2, 3])
  expect(pagesOf(/^heading$/)).toEqual([1, 2, 3])
  expect(pagesOf(/^footer$/)).toEqual([1, 2, 3])
})
