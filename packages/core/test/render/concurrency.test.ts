import { afterAll, expect, test } from 'vitest'
import { createPlaten, type OutputFormat, parseTemplate } from '../../src/index.ts'
import { DRAWING, PICTURES } from './sample-sources.ts'

const platen = createPlaten()
afterAll(() => platen.close())

const card = parseTemplate({
  canvas: { width: 160, height: 90, background: '#fafafa' },
  layers: [
    { kind: 'image', width: '50%', height: '100%', src: PICTURES.png },
    { kind: 'svg', x: 100, y: 50, width: 40, height: 30, markup: DRAWING },
    {
      kind: 'container',
      x: 10,
      y: 10,
      padding: 6,
      opacity: 0.9,
      background: '#fff',
      shadow: [{ y: 2, blur: 6 }],
      children: [{ kind: 'text', name: 'title', dynamic: true, fontSize: 18 }],
    },
  ],
})

const FORMATS: readonly OutputFormat[] = ['png', 'jpeg', 'webp', 'svg']
const ORDERS = Array.from({ length: 50 }, (_, index) => ({
  layers: { title: `Number ${index % 17}` },
  format: FORMATS[index % FORMATS.length] ?? 'png',
  scale: 1 + (index % 3) / 2,
}))

test('50 renders at once give the bytes that each gives alone, and no warning of a leak', async () => {
  const warnings: string[] = []
  const onWarning = ({ message }: Error) => warnings.push(message)
  process.on('warning', onWarning)
  const together = await Promise.all(ORDERS.map((order) => platen.render(card, order)))
  process.off('warning', onWarning)
  expect(warnings.filter((text) => text.includes('leak'))).toEqual([])
  const alone = createPlaten()
  for (const [index, order] of ORDERS.entries()) {
    const { bytes } = await alone.render(card, order)
    expect(Buffer.from(bytes).equals(together[index]?.bytes ?? new Uint8Array())).toBe(true)
  }
  await alone.close()
})

test('a render that fails leaves those beside it alone', async () => {
  const good = ORDERS[0] ?? {}
  const [first, bad, last] = await Promise.allSettled([
    platen.render(card, good),
    platen.render(card, { ...good, query: 'x=1' }),
    platen.render(card, good),
  ])
  expect([first?.status, bad?.status, last?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
