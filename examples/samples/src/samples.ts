import { readFile } from 'node:fs/promises'
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

const SLUGS = [
  'social-card',
  'certificate',
  'product-card',
  'speaker-card',
  'quote',
  'invoice',
] as const

export async function readSamples(): Promise<readonly Sample[]> {
  return Promise.all(
    SLUGS.map(async (slug) => {
      const template = parseTemplate(await readFile(`${TEMPLATES}${slug}.json`))
      return { slug, name: template.name ?? slug, template }
    }),
  )
}
