import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten, parseTemplate } from '../../src/index.ts'
import { findInk } from './ink.ts'

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

const BOX = { kind: 'shape', shape: 'rect', width: 20, height: 20 } as const

describe('nothing that is not understood is passed over in silence', () => {
  test.each([
    ['a property of CSS that is called otherwise here', { ...BOX, zIndex: 2 }, '/layers/0/zIndex'],
    ['a slip', { ...BOX, fil: 'red' }, 'Did you mean "fill"?'],
    [
      'a value of another property',
      { kind: 'container', children: [], direction: 'center' },
      '/layers/0/direction',
    ],
    ['a unit that is not drawn', { ...BOX, width: '20em' }, '/layers/0/width'],
    ['a layer of no kind', { kind: 'div' }, '/layers/0/kind'],
  ])('%s is refused by its place', (_why, layer, words) => {
    const problem = (() => {
      try {
        parseTemplate({ canvas: { width: 100, height: 100 }, layers: [layer] })
      } catch (error) {
        return JSON.stringify((error as { errors: unknown }).errors)
      }
      return 'nothing'
    })()
    expect(problem.replaceAll('\\"', '"')).toContain(words)
  })

  test('an override of a layer that there is not names the one that was meant', async () => {
    const card = {
      canvas: { width: 50, height: 50 },
      layers: [{ kind: 'text', name: 'title', dynamic: true }],
    } as const
    await expect(platen.render(card, { query: 'titel.text=x' })).rejects.toThrow(
      'Did you mean "title"?',
    )
  })
})

test('layers cover each other in the order in which they are written', async () => {
  const { bytes } = await platen.render({
    canvas: { width: 40, height: 40, background: '#fff' },
    layers: [
      { ...BOX, x: 0, y: 0, fill: '#f00' },
      { ...BOX, x: 10, y: 10, fill: '#00f' },
    ],
  })
  expect((await findInk(bytes, [0, 0, 255])).amount).toBe(400)
  expect((await findInk(bytes, [255, 0, 0])).amount).toBe(300)
})

test('a container with several children needs no word of its own to lay them out', async () => {
  const { receipt } = await platen.render({
    canvas: { width: 100, height: 40 },
    layers: [
      {
        kind: 'container',
        x: 0,
        y: 0,
        gap: 5,
        children: [
          { ...BOX, name: 'a' },
          { ...BOX, name: 'b' },
        ],
      },
    ],
  })
  expect(receipt.layers.map(({ path, box }) => [path, box.x])).toEqual([
    ['#0', 0],
    ['a', 0],
    ['b', 25],
  ])
})
