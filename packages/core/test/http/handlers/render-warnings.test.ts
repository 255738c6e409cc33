import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type ApiWorld, CARD, createApiWorld } from './api-world.ts'

describe('what a render warns of, over HTTP', () => {
  let world: ApiWorld
  let key: string
  beforeEach(async () => {
    world = createApiWorld()
    await world.addTemplate('card', { ...CARD, resize: 'scale' })
    await world.setPlan('unlimited')
    key = await world.addKey('master')
  })
  afterEach(() => world.platen.close())

  const post = (path: string, body: object) => world.call({ method: 'POST', path, key, body })

  test.each<[layers: object, count: number, why: string]>([
    [{ title: 'Hi' }, 0, 'all is well'],
    [{ title: 'Unbreakable_and_wide' }, 1, 'a text that is larger than its box'],
    [
      { title: { text: 'Unbreakable_and_wide\ue123', fontFamily: ['Nobody', 'Inter'] } },
      3,
      'and a family and a character that no font has',
    ],
  ])('%j has %d: %s', async (layers, count) => {
    for (const [path, body] of [
      ['/renders/sync', { template: 'card', layers }],
      ['/renders/preview', { document: CARD, layers }],
    ] as const) {
      const { status, headers } = await post(path, body)
      expect([path, status, headers['x-render-warnings']]).toEqual([path, 200, String(count)])
    }
    const { json } = await post('/renders/sync?receipt=1', { template: 'card', layers })
    expect(json.receipt.warnings).toHaveLength(count)
  })

  test('several sizes of one order each have their own format, size and scale', async () => {
    const sizes = [
      { name: 'small', width: 30 },
      { name: 'large', width: 120, scale: 2, format: 'webp' },
      { name: 'plain' },
    ]
    const { status, json } = await post('/renders', {
      templateId: 'card',
      overrides: { title: 'Hey' },
      sizes,
    })
    expect(status).toBe(202)
    await vi.waitFor(async () => {
      const { json: render } = await world.call({ path: `/renders/${json.id}`, key })
      expect(render.status).toBe('completed')
      const told = render.outputs.map(({ name, width, height, format }) => [
        name,
        width,
        height,
        format,
      ])
      // "resize": "scale" keeps the shape of the canvas.
      expect(told).toEqual([
        ['small', 30, 15, 'png'],
        ['large', 240, 120, 'webp'],
        ['plain', 60, 30, 'png'],
      ])
    })
  })

  test('a size that is too large is refused by its place', async () => {
    const sizes = [{ name: 'a' }, { name: 'b', scale: 9 }]
    const { status, json } = await post('/renders', { template: 'card', sizes })
    expect([status, json.errors[0].pointer]).toEqual([400, '/sizes/1/scale'])
  })
})
