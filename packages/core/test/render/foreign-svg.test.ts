import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPlaten, type Platen } from '../../src/create-platen.ts'
import type { TemplateInput } from '../../src/model/template.ts'
import { OVERRIDE_AUTHORS } from '../../src/render/assert-trusted-overrides.ts'
import { fakeNames } from '../assets/fake-names.ts'
import { svgOf } from '../sandbox/hostile-svg.ts'

const RED = svgOf('<rect width="100" height="100" fill="#f00"/>')
/** Passes all checks: a million dashes, each with round ends that cover most of the others. */
const DASHES = svgOf(
  `<g stroke="#000" stroke-dasharray="0.02" stroke-linecap="round" stroke-width="50" fill="none">${'<path d="M0 0H100V100H0z"/>'.repeat(50)}</g>`,
)

let origin: FakeOrigin
let platen: Platen
beforeAll(async () => {
  origin = await startFakeOrigin({ '/red.svg': (_request, response) => response.end(RED) })
  const { lookup } = fakeNames({ 'cdn.test': [['127.0.0.1']] })
  platen = createPlaten({
    network: { ports: [], lookup, allowAddress: () => true },
    sandbox: { children: 1, deadlineMs: 500 },
  })
})
afterAll(() => Promise.all([platen.close(), origin.close()]))

const frame = { x: 0, y: 0, width: 400, height: 400 } as const
const CARD: TemplateInput = {
  canvas: { width: 400, height: 400, background: '#fff' },
  layers: [
    { ...frame, kind: 'image', name: 'photo', dynamic: true, fallback: { else: 'hide' } },
    { ...frame, kind: 'svg', name: 'logo', dynamic: true, fallback: { else: 'hide' } },
  ],
}

const toUrl = (markup: string) => `data:image/svg+xml,${encodeURIComponent(markup)}`
const IN_NETWORK = 'an address'

describe.each(OVERRIDE_AUTHORS)('SVG in an order of the %s', (overridesBy) => {
  test.each<[layer: 'photo' | 'logo', property: 'src' | 'markup', value: string]>([
    ['logo', 'markup', RED],
    ['logo', 'src', toUrl(RED)],
    ['logo', 'src', IN_NETWORK],
    ['photo', 'src', toUrl(RED)],
    ['photo', 'src', IN_NETWORK],
  ])('is drawn by %s as %s', async (layer, property, value) => {
    const given = value === IN_NETWORK ? origin.url('/red.svg', 'cdn.test').href : value
    const layers = { [layer]: { [property]: given } }
    const { bytes } = await platen.render(CARD, { layers: layers as never, overridesBy })
    const pixels = await sharp(bytes).raw().toBuffer()
    expect([...pixels.subarray(0, 3)]).toEqual([255, 0, 0])
  })
})

test('a drawing that is slow though it passes all checks is refused by the name of its layer', async () => {
  const layers = { logo: { markup: DASHES } } as never
  await expect(platen.render(CARD, { layers, overridesBy: 'public' })).rejects.toMatchObject({
    code: 'render_deadline',
    status: 422,
    message: 'Layer "logo": The SVG takes more than 500 ms to draw.',
  })
})

test('a render that is aborted frees the process that draws for it', async () => {
  const leaving = new AbortController()
  const layers = { logo: { markup: DASHES } } as never
  const left = platen.render(CARD, { layers, signal: leaving.signal })
  setImmediate(() => leaving.abort())
  await expect(left).rejects.toMatchObject({ code: 'render_aborted' })
  const next = platen.render(CARD, { layers: { logo: { markup: svgOf('') } } as never })
  expect((await next).receipt.degraded).toBe(false)
})
