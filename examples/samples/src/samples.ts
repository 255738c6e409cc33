import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  createPlaten,
  type Platen,
  parseTemplate,
  registerFontsource,
  type Template,
} from '@platen/core'

const TEMPLATES = fileURLToPath(new URL('../templates/', import.meta.url))
const ASSETS = fileURLToPath(new URL('../assets/', import.meta.url))

export interface Sample {
  readonly slug: string
  readonly name: string
  readonly template: Template
}

/** A Platen with the samples' fonts, allowed to read their pictures. */
export function createSamplePlaten(): Platen {
  return createPlaten({
    files: { root: ASSETS },
    fonts: [
      registerFontsource('@fontsource-variable/fraunces', import.meta.url),
      registerFontsource('@fontsource-variable/space-grotesk', import.meta.url),
    ],
  })
}

export async function readSamples(): Promise<readonly Sample[]> {
  const files = (await readdir(TEMPLATES)).filter((file) => file.endsWith('.json')).sort()
  return Promise.all(
    files.map(async (file) => {
      const template = parseTemplate(await readFile(`${TEMPLATES}${file}`))
      const slug = template.slug ?? basename(file, '.json')
      return { slug, name: template.name ?? slug, template }
    }),
  )
}
