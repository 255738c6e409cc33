import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Platen } from '@platen/core'
import { createSamplePlaten, readSamples, type Sample } from './samples.ts'

export const OUT = fileURLToPath(new URL('../../../out/', import.meta.url))

export interface SamplesOrder {
  readonly platen: Platen
  readonly samples: readonly Sample[]
  readonly folder: string
  readonly writeOut: (line: string) => void
}

/** Writes every sample as PNG into a folder and says how far it is. */
export async function renderSamples(order: SamplesOrder): Promise<void> {
  const { platen, samples, folder, writeOut } = order
  await mkdir(folder, { recursive: true })
  for (const [index, { slug, template }] of samples.entries()) {
    const started = performance.now()
    const { bytes, width, height, receipt } = await platen.render(template)
    const path = join(folder, `${slug}.png`)
    await writeFile(path, bytes)
    const facts = `${width} × ${height}, ${Math.ceil(bytes.byteLength / 1024)} KB, ${Math.round(performance.now() - started)} ms`
    writeOut(`[${index + 1}/${samples.length}] ${relative(process.cwd(), path)}  ${facts}`)
    for (const warning of receipt.warnings) writeOut(`      ${warning}`)
  }
}

/** What is sent as a document rather than shown as a picture. */
const PRINTED: ReadonlySet<string> = new Set(['invoice'])

async function printSamples(platen: Platen, samples: readonly Sample[], folder: string) {
  for (const { slug, template } of samples.filter((sample) => PRINTED.has(sample.slug))) {
    const { bytes } = await platen.render(template, { format: 'pdf' })
    const path = join(folder, `${slug}.pdf`)
    await writeFile(path, bytes)
    console.log(`${relative(process.cwd(), path)}  ${Math.ceil(bytes.byteLength / 1024)} KB`)
  }
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const platen = createSamplePlaten()
  const samples = await readSamples()
  const folder = process.argv[2] ?? OUT
  const writeOut = (line: string) => console.log(line)
  await renderSamples({ platen, samples, folder, writeOut })
  await printSamples(platen, samples, folder)
  await platen.close()
}
