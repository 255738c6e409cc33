import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten, type RenderOptions, registerFontsource } from '../../src/index.ts'
import type { LayerKind } from '../../src/model/layer.ts'
import { MAIN_PROPERTIES, OVERRIDE_RULES } from '../../src/model/override-rules.ts'
import type { TemplateInput } from '../../src/model/template.ts'
import { findOverrideSample, type OverrideSample, PLAIN_LAYERS } from './override-samples.ts'
import { OTHER_DRAWING, PICTURES, toSvgUrl } from './sample-sources.ts'

const require = createRequire(import.meta.url)
const readFont = (file: string) => readFileSync(require.resolve(file))

const platen = createPlaten({
  fonts: [
    registerFontsource('@fontsource/noto-sans', import.meta.url),
    registerFontsource('@fontsource-variable/inter', import.meta.url),
    {
      family: 'Two Widths',
      stretch: 100,
      bytes: readFont('@fontsource/inter/files/inter-latin-400-normal.woff2'),
    },
    {
      family: 'Two Widths',
      stretch: 75,
      bytes: readFont('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2'),
    },
  ],
})
afterAll(() => platen.close())

const KINDS = Object.keys(OVERRIDE_RULES) as LayerKind[]
const CASES = KINDS.flatMap((kind) =>
  Object.keys(OVERRIDE_RULES[kind]).map((property) => [kind, property] as const),
)

/** What is no object, and so may stand for the main property without its name. */
const BARE_VALUES: { readonly [Kind in LayerKind]: unknown } = {
  text: 'Bare',
  image: PICTURES.webp,
  svg: toSvgUrl(OTHER_DRAWING),
  qr: 'https://example.com',
  rating: 5,
  barcode: 'B',
  shape: '#0ff',
  container: undefined,
  repeater: [{}, {}, {}],
}

function buildTemplate(kind: LayerKind, sample: OverrideSample): TemplateInput {
  const without = new Set(sample.without)
  const plain = Object.entries(PLAIN_LAYERS[kind]).filter(([name]) => !without.has(name))
  const target = {
    kind,
    name: 'target',
    dynamic: true,
    ...Object.fromEntries(plain),
    ...sample.base,
  }
  const row = {
    kind: 'container',
    width: 120,
    height: 80,
    align: 'start',
    children: [target, { kind: 'shape', shape: 'rect', fill: '#000', width: 20, height: 10 }],
  }
  // As a caller's JSON would come: not checked by the compiler.
  const document: unknown = {
    canvas: { width: 120, height: 80, background: '#fff' },
    layers: [sample.inRow ? row : target],
  }
  return document as TemplateInput
}

function toQuery(property: string, value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return `target.${property}=${encodeURIComponent(text)}`
}

async function draw(template: TemplateInput, order: RenderOptions): Promise<string> {
  const options = order as Parameters<typeof platen.render>[1]
  const { bytes } = await platen.render(template, options)
  return Buffer.from(bytes).toString('base64')
}

describe('an override', () => {
  test.each(CASES)('of %s: %s changes the picture, by JSON as by query', async (kind, property) => {
    const sample = findOverrideSample(kind, property)
    if (sample === undefined) throw new Error(`Give "${property}" a sample value.`)
    const template = buildTemplate(kind, sample)
    const format = sample.format ?? 'png'
    const layers = { target: { [property]: sample.value } }
    const byJson = await draw(template, { layers, format })
    const byQuery = await draw(template, { query: toQuery(property, sample.value), format })
    expect(byQuery).toBe(byJson)
    expect(byJson).not.toBe(await draw(template, { format }))
  })

  test.each(KINDS.filter((kind) => MAIN_PROPERTIES[kind] !== undefined))(
    'of %s may be the bare value of its main property',
    async (kind) => {
      const property = MAIN_PROPERTIES[kind] ?? ''
      const template = buildTemplate(kind, findOverrideSample(kind, property) ?? { value: '' })
      const bare = BARE_VALUES[kind]
      const whole = await draw(template, { layers: { target: { [property]: bare } } })
      expect(await draw(template, { layers: { target: bare } })).toBe(whole)
      expect(await draw(template, {})).not.toBe(whole)
    },
  )
})
