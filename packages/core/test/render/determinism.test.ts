import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten, type OutputFormat, type Platen, parseTemplate } from '../../src/index.ts'
import type { TemplateInput } from '../../src/model/template.ts'
import { drawableTemplate } from './drawable-template.ts'
import { FUZZ_TIMEOUT_MS, fuzzRuns } from './fuzz-runs.ts'
import { PICTURES } from './sample-sources.ts'

const FORMATS = ['png', 'jpeg', 'webp', 'svg', 'pdf'] as const satisfies readonly OutputFormat[]
const NO_CACHES = { sources: 0, bitmaps: 0, glyphs: 0, pages: 0, png: 0 }

/** What an order gives, as text, so that a difference names its order. */
async function outcomeOf(
  platen: Platen,
  template: TemplateInput,
  format: OutputFormat,
): Promise<string> {
  const { bytes, receipt } = await platen.render(template, { format })
  const { timings: _, ...account } = receipt
  return `${Buffer.from(bytes).toString('base64')} ${JSON.stringify(account)}`
}

describe('the bytes of an order', () => {
  const warm = createPlaten()
  const cacheless = createPlaten({ caches: NO_CACHES })
  afterAll(() => Promise.all([warm.close(), cacheless.close()]))

  test(
    'are the same warm, cold and without caches, in whatever order templates are drawn',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(drawableTemplate, { minLength: 1, maxLength: 3 }),
          fc.constantFrom(...FORMATS),
          async (templates, format) => {
            const fresh = createPlaten()
            try {
              const first: string[] = []
              for (const template of templates) first.push(await outcomeOf(fresh, template, format))
              for (const [index, template] of [...templates.entries()].reverse()) {
                for (const platen of [warm, cacheless, warm, fresh, warm]) {
                  expect(await outcomeOf(platen, template, format)).toBe(first[index])
                }
              }
            } finally {
              await fresh.close()
            }
          },
        ),
        { numRuns: fuzzRuns(25) },
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  test('do not depend on whether the template was parsed before', async () => {
    await fc.assert(
      fc.asyncProperty(drawableTemplate, async (document) => {
        const parsed = parseTemplate(structuredClone(document))
        const direct = await outcomeOf(warm, document, 'png')
        expect(await outcomeOf(warm, parsed, 'png')).toBe(direct)
        expect(await outcomeOf(warm, parseTemplate(JSON.stringify(document)), 'png')).toBe(direct)
      }),
      { numRuns: fuzzRuns(25) },
    )
  })

  test('follow a document that its owner changes, frozen at its top or not', async () => {
    for (const own of [Object.freeze, (document: TemplateInput) => document]) {
      const dot = {
        kind: 'shape' as const,
        shape: 'rect' as const,
        width: 9,
        height: 9,
        fill: '#f00',
      }
      const document = own({ canvas: { width: 9, height: 9 }, layers: [dot] })
      const before = await outcomeOf(warm, document, 'png')
      dot.fill = '#00f'
      expect(await outcomeOf(warm, document, 'png')).not.toBe(before)
    }
  })

  test.each<[why: string, values: readonly string[]]>([
    ['texts share a background and glyphs', ['One', 'Two', 'One more', 'Two']],
    ['the last text comes back after others', ['A', 'B', 'C', 'D', 'E', 'A']],
  ])('follow from the order alone when %s', async (_why, values) => {
    const card = parseTemplate({
      canvas: { width: 120, height: 60, background: '#123' },
      layers: [
        { kind: 'image', width: 120, height: 60, src: PICTURES.jpeg },
        { kind: 'text', name: 'title', dynamic: true, x: 8, y: 8, width: 100, fill: '#fff' },
      ],
    })
    const cold = new Map<string, Uint8Array>()
    for (const title of values) {
      const platen = createPlaten()
      cold.set(title, (await platen.render(card, { layers: { title } })).bytes)
      await platen.close()
    }
    for (const title of values) {
      const { bytes } = await warm.render(card, { layers: { title } })
      expect(Buffer.from(bytes).equals(cold.get(title) ?? new Uint8Array()), title).toBe(true)
    }
  })
})
