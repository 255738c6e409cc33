import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import {
  createPlaten,
  type OutputFormat,
  parseTemplate,
  type TemplateInput,
} from '../../src/index.ts'
import { DRAWING, PICTURES } from './sample-sources.ts'

const MEGABYTE = 1_000_000
/** What is kept is bounded by these; without bounds, the renders below would keep many times more. */
const CACHES = {
  sources: MEGABYTE,
  bitmaps: MEGABYTE,
  glyphs: MEGABYTE,
  pages: MEGABYTE,
  png: MEGABYTE,
}
/** Noise of the collector: a leak of 2.7 KB a render would be seen. */
const MOST_GROWTH = 4 * MEGABYTE
/** So many different orders that warming up draws each twice, and all caches are full. */
const ORDERS = 300

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Bytes in use once what nobody holds is gone: heap, and memory outside of it. */
async function bytesInUse(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collectGarbage()
    // Finalisers run between turns of the event loop.
    await new Promise((turn) => setImmediate(turn))
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const documents = Array.from(
  { length: 20 },
  (_, index): TemplateInput => ({
    canvas: { width: 150 + index, height: 90, background: '#eef' },
    tokens: { brand: '#5b5bd6' },
    layers: [
      { kind: 'image', x: 0, y: 0, width: 60 + index, height: 60, src: PICTURES.jpeg },
      { kind: 'svg', x: 80, y: 40, width: 20 + index, height: 30, markup: DRAWING },
      {
        kind: 'container',
        x: 10,
        y: 10,
        padding: 4,
        background: '$brand',
        radius: 6,
        shadow: [{ y: 2, blur: 5 }],
        children: [{ kind: 'text', name: 'title', dynamic: true, fontSize: 14 + (index % 5) }],
      },
    ],
  }),
)
const parsed = documents.map((document) => parseTemplate(document))

test('1,500 renders leave no more memory in use than the caches may hold', async () => {
  const platen = createPlaten({ caches: CACHES })
  const formats: readonly OutputFormat[] = ['png', 'svg', 'png', 'webp', 'png', 'jpeg']
  const run = async (from: number, until: number) => {
    for (let count = from; count < until; count++) {
      const index = count % ORDERS
      // Every third comes as a document that is read anew.
      const list = index % 3 === 0 ? documents : parsed
      const template = list[index % list.length] ?? documents[0]
      if (template === undefined) continue
      await platen.render(template as TemplateInput, {
        format: formats[index % formats.length] ?? 'png',
        layers: { title: `Nr. ${index}: ${String.fromCodePoint(0x400 + (index % 90))}` },
        tokens: { brand: `#${(0x100000 + index * 997).toString(16).slice(-6)}` },
        ...(index % 7 === 0 ? { signal: new AbortController().signal } : {}),
      })
    }
  }
  await run(0, 2 * ORDERS)
  const warm = await bytesInUse()
  await run(0, 1_500)
  expect((await bytesInUse()) - warm).toBeLessThan(MOST_GROWTH)
  await platen.close()
}, 120_000)
