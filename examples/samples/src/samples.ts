import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  createPlaten,
  type Platen,
  parseTemplate,
  registerFontsource,
  type Template,
} from '@platen/core'
import type { PlatenConfig } from 'platen'

const TEMPLATES = fileURLToPath(new URL('../templates/', import.meta.url))
const ASSETS = fileURLToPath(new URL('../assets/', import.meta.url))

export interface Sample {
  readonly slug: string
  readonly name: string
  readonly template: Template
  /** The template as it is written. */
  readonly document: object
}

/** The samples' fonts, and leave to read their pictures. */
export const SAMPLE_CONFIG = {
  files: { root: ASSETS },
  fonts: [
    registerFontsource('@fontsource-variable/fraunces', import.meta.url),
    registerFontsource('@fontsource-variable/space-grotesk', import.meta.url),
  ],
} satisfies PlatenConfig

export function createSamplePlaten(): Platen {
  return createPlaten(SAMPLE_CONFIG)
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
      const text = await readFile(`${TEMPLATES}${slug}.json`, 'utf8')
      const template = parseTemplate(text)
      return { slug, name: template.name ?? slug, template, document: JSON.parse(text) }
    }),
  )
}
