import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten, defineTemplate } from '../../src/index.ts'

const platen = createPlaten()
afterAll(() => platen.close())

const LIST = defineTemplate({
  canvas: { width: 80, height: 40, background: '#fff' },
  pages: [
    { layers: [{ kind: 'text', text: 'Cover', fontSize: 9 }] },
    {
      name: 'list',
      forEach: 'rows',
      perPage: 2,
      layers: [
        {
          kind: 'repeater',
          name: 'rows',
          dynamic: true,
          item: { kind: 'text', name: 'row', dynamic: true, fontSize: 9 },
        },
      ],
    },
  ],
})
const layers = { rows: [{ row: 'One' }, { row: 'Two' }, { row: 'Three' }] }

describe('a template with a page for each few items', () => {
  test('makes a document of all pages, and the receipt says which layer is on which', async () => {
    const { bytes, receipt } = await platen.render(LIST, { layers, format: 'pdf' })
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Type\s*\/Page\b/g),
    ).toHaveLength(3)
    expect(receipt.pages).toBe(3)
    const rows = receipt.layers.filter(({ path }) => path.endsWith('.row'))
    expect(rows.map(({ path, page }) => [path, page])).toEqual([
      ['rows.0.row', 2],
      ['rows.1.row', 2],
      ['rows.2.row', 3],
    ])
  })

  test('gives images of one page, by number or by name', async () => {
    const pathsOf = async (page?: number | string) => {
      const { receipt } = await platen.render(LIST, {
        layers,
        ...(page === undefined ? {} : { page }),
      })
      return receipt.layers.map(({ path }) => path)
    }
    expect(await pathsOf()).toEqual(['#0'])
    expect(await pathsOf('list')).toEqual(['rows', 'rows.0.row', 'rows.1.row'])
    expect(await pathsOf(3)).toEqual(['rows', 'rows.2.row'])
    await expect(pathsOf(4)).rejects.toMatchObject({ code: 'unknown_page', pointer: '/page' })
  })

  test('validates what it would draw', async () => {
    expect((await platen.validate(LIST, { layers, format: 'pdf' })).pages).toBe(3)
  })
})
