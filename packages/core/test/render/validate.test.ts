import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten } from '../../src/create-platen.ts'
import type { TemplateInput } from '../../src/model/template.ts'

const CARD = {
  canvas: { width: 200, height: 100 },
  layers: [{ kind: 'text', name: 'title', dynamic: true, x: 10, y: 10, width: 80, text: 'Hello' }],
} as const satisfies TemplateInput

describe('validate', () => {
  const platen = createPlaten()
  afterAll(() => platen.close())

  test.each([
    { order: {}, why: 'as it is written' },
    { order: { layers: { title: { text: 'A longer title that wraps' } } }, why: 'overrides count' },
    { order: { scale: 2.003 }, why: 'device px are rounded alike' },
    { order: { width: 0x40, height: 31 }, why: 'another canvas' },
  ])('gives the receipt that render gives: $why', async ({ order }) => {
    const { receipt } = await platen.render(CARD, order)
    const { timings, ...validated } = await platen.validate(CARD, order)
    const { timings: _timings, ...rendered } = receipt
    expect(validated).toEqual(rendered)
    expect([timings.paint, timings.encode], 'nothing was painted').toEqual([0, 0])
  })

  test('refuses what render refuses', async () => {
    const order = { layers: { titel: 'x' } } as never
    const refusal = { code: 'unknown_layer', pointer: '/titel' }
    await expect(platen.validate(CARD, order)).rejects.toMatchObject(refusal)
    await expect(platen.render(CARD, order)).rejects.toMatchObject(refusal)
  })

  test('is refused once the instance is closed', async () => {
    const closed = createPlaten()
    await closed.close()
    await expect(closed.validate(CARD)).rejects.toMatchObject({ code: 'closed' })
  })
})
