import { expect, test } from 'vitest'
import { createLargeOrderLine } from '../../../src/render/pool/large-orders.ts'
import type { RenderLine } from '../../../src/render/render-line.ts'
import type { RenderOptions } from '../../../src/render/render-order.ts'
import { orderOf } from './order.ts'

/** Draws nothing, and writes down that it was asked. */
function namedLine(name: string, asked: string[]): RenderLine {
  const ask = async () => {
    asked.push(name)
    return Promise.reject(new Error('Nothing is drawn.'))
  }
  return { render: ask, validate: ask, measure: ask }
}

const CANVAS = { canvas: { width: 1_000, height: 1_000 }, layers: [] }
const PAGES = { canvas: CANVAS.canvas, pages: [{ layers: [] }, { layers: [] }] }

test.each<[why: string, options: RenderOptions, template: object, where: string]>([
  ['one megapixel', {}, CANVAS, 'here'],
  ['two megapixels', { width: 2_000 }, CANVAS, 'thread'],
  ['the device px of a small canvas', { scale: 2 }, CANVAS, 'thread'],
  ['a small output of a large canvas', { width: 2_000, scale: 0.5 }, CANVAS, 'here'],
  ['a canvas that is enlarged', { width: 2_000 }, { ...CANVAS, resize: 'scale' }, 'thread'],
  ['SVG, which has no px', { scale: 2, format: 'svg' }, CANVAS, 'here'],
  ['one page of two', {}, PAGES, 'here'],
  ['two pages of a PDF', { format: 'pdf' }, PAGES, 'thread'],
])("of the program's own orders, %s", async (_why, options, template, where) => {
  const asked: string[] = []
  const line = createLargeOrderLine(namedLine('here', asked), namedLine('thread', asked))
  const first = orderOf({ ...CANVAS }, { scale: 2 })
  await line.render(first).catch(() => undefined)
  await line.render(orderOf(template as typeof CANVAS, options)).catch(() => undefined)
  expect(asked).toEqual(['here', where])
})
