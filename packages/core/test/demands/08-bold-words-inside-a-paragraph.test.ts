import { afterAll, expect, test } from 'vitest'
import { createPlaten, registerFontsource } from '../../src/index.ts'
import { findInk } from './ink.ts'

const platen = createPlaten({
  fonts: [registerFontsource('@fontsource/noto-sans-hebrew', import.meta.url)],
  network: false,
})
afterAll(() => platen.close())

const RED = [255, 0, 0] as const
const draw = async (text: object, layers: object = {}) => {
  const { bytes, receipt } = await platen.render(
    {
      canvas: { width: 160, height: 100, background: '#fff' },
      layers: [
        {
          kind: 'text',
          name: 'body',
          dynamic: true,
          x: 0,
          y: 0,
          width: 160,
          fontSize: 16,
          lineHeight: '20px',
          ...text,
        },
      ],
    },
    { layers },
  )
  return { bytes, lines: receipt.layers[0]?.text?.lines, red: await findInk(bytes, RED) }
}

test('a coloured stretch begins in one line and goes on in the next', async () => {
  const { lines, red } = await draw({
    spans: [
      { text: 'Some words before ' },
      { text: 'a stretch in red that wraps', fill: '#f00', fontWeight: 700 },
      { text: ' and more.' },
    ],
  })
  expect(lines).toBeGreaterThan(2)
  expect(red.top).toBeLessThan(40)
  expect(red.bottom).toBeGreaterThan(40)
  // It wraps as one paragraph: its second line begins at the left edge.
  expect(red.left).toBeLessThan(5)
})

test('bold words are wider, and what follows makes room for them', async () => {
  const after = { text: ' after', fill: '#f00' }
  const plain = await draw({ spans: [{ text: 'words' }, after] })
  const bold = await draw({ spans: [{ text: 'words', fontWeight: 700 }, after] })
  expect(bold.red.left).toBeGreaterThan(plain.red.left)
})

test('whoever orders may write it as markdown, where the template lets them', async () => {
  const order = { body: { text: 'All **bold** and <c=#f00>red</c>' } }
  expect((await draw({ markup: 'markdown', text: '-' }, order)).red.amount).toBeGreaterThan(20)
  expect((await draw({ text: '-' }, order)).red.amount).toBe(0)
})

test('a stretch of another script keeps its place in the line', async () => {
  const { red } = await draw({
    fontFamily: ['Inter', 'Noto Sans Hebrew'],
    spans: [{ text: 'One ' }, { text: 'שלום', fill: '#f00' }, { text: ' two' }],
  })
  expect(red.left).toBeGreaterThan(25)
  expect(red.right).toBeLessThan(120)
})
