import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { SILENT_LOGGER } from '../../../src/foundation/logger.ts'
import type { ErrorCode, OutputFormat } from '../../../src/index.ts'
import type { TemplateInput } from '../../../src/model/template.ts'
import type { Renderer } from '../../../src/render/create-renderer.ts'
import { createRenderers } from '../../../src/render/create-renderers.ts'
import type { RenderOptions } from '../../../src/render/render-order.ts'
import { drawableTemplate } from '../drawable-template.ts'
import { FUZZ_TIMEOUT_MS, fuzzRuns } from '../fuzz-runs.ts'
import { PICTURES } from '../sample-sources.ts'
import { threadFile } from './thread-file.ts'

const FORMATS = ['png', 'jpeg', 'webp', 'svg', 'pdf'] as const satisfies readonly OutputFormat[]

const warnings: string[] = []
const logger = { ...SILENT_LOGGER, warn: (_details: unknown, text: string) => warnings.push(text) }
const pool = { workers: 2, threadUrl: threadFile('source') }
const renderers = createRenderers({ pool }, { logger })
afterAll(async () => {
  await renderers.close()
  // Else all was drawn here, and compared with itself.
  expect(warnings).toEqual([])
})
const { program: here, routes: there } = renderers

/** All that comes of an order but its times, or how it is refused. */
async function outcomeOf(renderer: Renderer, template: TemplateInput, options: RenderOptions) {
  try {
    const { bytes, receipt, ...image } = await renderer.prepare(template, options).render()
    const { timings: _, ...account } = receipt
    return { bytes: Buffer.from(bytes).toString('base64'), account, ...image }
  } catch (error) {
    return { error, ...(error as Error) }
  }
}

test(
  'an order gives the same bytes and the same receipt in a thread of the pool',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        drawableTemplate,
        fc.constantFrom(...FORMATS),
        fc.constantFrom(0.5, 1, 2),
        async (template, format, scale) => {
          const local = await outcomeOf(here, template, { format, scale })
          for (let time = 0; time < 2; time++) {
            expect(await outcomeOf(there, template, { format, scale })).toEqual(local)
          }
        },
      ),
      { numRuns: fuzzRuns(15) },
    )
  },
  FUZZ_TIMEOUT_MS,
)

const CARD = {
  canvas: { width: 80, height: 60, background: '$ground' },
  tokens: { ground: '#135' },
  resize: 'scale',
  layers: [
    { kind: 'text', name: 'title', dynamic: true, x: 4, y: 4, width: 60, fontSize: 9, text: 'Hi' },
    {
      kind: 'repeater',
      name: 'rows',
      dynamic: true,
      y: 20,
      item: { kind: 'text', name: 'row', dynamic: true, fontSize: 6, text: '-' },
    },
    {
      kind: 'image',
      name: 'photo',
      dynamic: true,
      x: 60,
      width: 20,
      height: 20,
      src: PICTURES.png,
    },
  ],
} as const satisfies TemplateInput

test.each<[why: string, options: RenderOptions, code?: ErrorCode]>([
  ['texts', { layers: { title: 'Other words' } }],
  ['several copies', { layers: { title: { text: ['Far too many words for this place', 'Few'] } } }],
  ['items', { layers: { rows: { items: [{ row: 'one' }, { row: 'two' }] } } }],
  ['a query', { query: 'title.text=Words&title.fill=red&rows.0.row.text=a' }],
  ['tokens', { tokens: { ground: '#fff' } }],
  ['a size', { width: 200, format: 'jpeg', quality: 40 }],
  ['gradients and spans', { layers: { title: { spans: [{ text: 'a', fontWeight: 700 }] } } }],
  ['a picture that is damaged', { layers: { photo: 'data:image/png;base64,AAAA' } }],
  ['a picture that is not there', { layers: { photo: 'asset:none' } }, 'source_scheme'],
  ['a canvas that is too large', { scale: 4, width: 9_000 }, 'canvas_too_large'],
])('%s cross over as they are', async (_why, options, code) => {
  const local = await outcomeOf(here, CARD, options)
  expect('error' in local ? local.error : undefined).toEqual(
    code === undefined ? undefined : expect.objectContaining({ code }),
  )
  expect(await outcomeOf(there, CARD, options)).toEqual(local)
})

test('what is not drawn crosses over too', async () => {
  const order = { layers: { title: 'Other words' } }
  const { timings: _, ...local } = await here.prepare(CARD, order).validate()
  expect(await there.prepare(CARD, order).validate()).toMatchObject(local)
  const { pages } = await here.prepare(CARD, order).measure()
  expect((await there.prepare(CARD, order).measure()).pages).toEqual(pages)
})
