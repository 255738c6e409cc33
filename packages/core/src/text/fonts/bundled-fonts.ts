import { existsSync } from 'node:fs'
import { BUNDLED_SLICES } from './bundled-slices.ts'
import type { FontSource } from './font-source.ts'

/** The family that every text ends in, so that text is never blank. */
export const DEFAULT_FAMILY = 'Inter'

/** Folders between this code, as source or bundled, and the root of the package. */
const MAX_DEPTH = 5

/** The default font: Inter, all weights, for the Latin, Cyrillic and Greek alphabets. */
export function bundledFontSources(): readonly FontSource[] {
  const folder = findFontFolder()
  return BUNDLED_SLICES.map(({ file, style, unicodeRange }) => ({
    family: DEFAULT_FAMILY,
    weight: [100, 900],
    style,
    unicodeRange,
    path: new URL(file, folder),
  }))
}

/**
 * `fonts/` lies at the root of the package, which is two folders up in `dist`, four in `src`, or beside
 * the bundle of an application: where nothing is found, what is refused names that place.
 */
function findFontFolder(): URL {
  const proof = BUNDLED_SLICES[0]?.file ?? ''
  const nearest = new URL('fonts/', import.meta.url)
  let folder = nearest
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    if (existsSync(new URL(proof, folder))) return folder
    folder = new URL('../../fonts/', folder)
  }
  return nearest
}
