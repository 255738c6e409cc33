import sharp from 'sharp'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { createPlaten, defineTemplate } from '../../src/index.ts'
import type { TemplateInput } from '../../src/model/template.ts'
import { svgOf } from '../sandbox/hostile-svg.ts'

/** Whatever is not drawn here is refused. */
const alone = createPlaten({ sandbox: { childUrl: new URL('file:///no/such/child.mjs') } })
const whole = createPlaten()
afterAll(() => Promise.all([alone.close(), whole.close()]))
afterEach(() => {
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] })
})

const LOGO = svgOf('<circle cx="50" cy="50" r="40" fill="#0a08"/>')
const DOCUMENT = {
  canvas: { width: 60, height: 40 },
  layers: [
    {
      kind: 'svg',
      name: 'logo',
      dynamic: true,
      width: 60,
      height: 40,
      markup: LOGO,
      colors: { '#0a0': '#f00' },
    },
  ],
} as const satisfies TemplateInput
const toUrl = (markup: string) => `data:image/svg+xml,${encodeURIComponent(markup)}`
const CARD = defineTemplate(DOCUMENT)

describe('markup of a template that the program defines', () => {
  test('is drawn in its own process, to the pixels that children draw', async () => {
    const { bytes } = await alone.render(CARD)
    expect(Buffer.compare(bytes, (await whole.render(DOCUMENT)).bytes)).toBe(0)
  })

  test('is drawn by a child where the host has forbidden sharp to read SVG', async () => {
    sharp.block({ operation: ['VipsForeignLoadSvgBuffer'] })
    const fresh = createPlaten()
    expect((await fresh.render(CARD)).bytes.length).toBeGreaterThan(100)
    await fresh.close()
  })
})

describe('never drawn in the process of the program', () => {
  test.each<[what: string, template: TemplateInput, order?: object]>([
    ['a document as it is', DOCUMENT],
    ['a copy of a defined template', { ...CARD }],
    ['one that was sent', structuredClone(CARD) as TemplateInput],
    ['markup of an order', CARD, { layers: { logo: { markup: svgOf('<g/>') } } }],
    ['the same markup, of an order', CARD, { layers: { logo: { markup: LOGO } } }],
    ['a source of an order', CARD, { layers: { logo: { src: toUrl(LOGO) } } }],
  ])('%s', async (_what, template, order = {}) => {
    const fresh = createPlaten({ sandbox: { childUrl: new URL('file:///no/such/child.mjs') } })
    await expect(fresh.render(template, order)).rejects.toMatchObject({ code: 'svg_unavailable' })
    await fresh.close()
  })
})
