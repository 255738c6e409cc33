import { expect, test } from 'vitest'
import { buildTexts } from '../src/card/photo-card.ts'
import { ENGINE_NAMES, ENGINES } from '../src/engines/engines.ts'

test('no two renders share a title, so that no engine can reuse a result', () => {
  const titles = new Set(Array.from({ length: 500 }, (_, index) => buildTexts(index).title))
  expect(titles.size).toBe(500)
})

test.each(ENGINE_NAMES)('%s draws the card as a PNG of its full size', async (name) => {
  const engine = await ENGINES[name]()
  const png = Buffer.from(await engine.render(buildTexts(1), 'png'))
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
})
