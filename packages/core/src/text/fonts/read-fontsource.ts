import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { PlatenError } from '../../foundation/errors.ts'
import type { FontSource } from './font-source.ts'
import { parseFontFaceCss } from './parse-font-face-css.ts'

const NAME = /^@fontsource(-variable)?\/[a-z0-9][a-z0-9-]*$/
/** Stylesheets that hold one weight each. */
const STATIC_SHEET = /^\d{3}(-italic)?\.css$/
/** For upright and slanted faces, the stylesheet with the weight axis, or what stands in for it. */
const VARIABLE_SHEETS = [
  ['wght.css', 'index.css'],
  ['wght-italic.css', 'index-italic.css'],
]

/**
 * The fonts of an installed `@fontsource/…` or `@fontsource-variable/…` package: every weight,
 * style and slice, each file to be read when a text first needs it.
 *
 * Variable families keep the name that the package gives them, as in `Inter Variable`.
 *
 * @param fromUrl `import.meta.url` of the module whose dependency the package is.
 * @throws {PlatenError} `unknown_font`, when there is no such package or it holds no fonts.
 */
export function readFontsource(name: string, fromUrl: string | URL): readonly FontSource[] {
  const root = findPackage(name, fromUrl)
  const sources: FontSource[] = []
  for (const sheet of findSheets(root, name.startsWith('@fontsource-variable/'))) {
    for (const rule of parseFontFaceCss(readFileSync(new URL(sheet, root), 'utf8'))) {
      const url = rule.urls.find((address) => address.endsWith('.woff2')) ?? rule.urls[0]
      if (url === undefined) continue
      const { family, weight, style, stretch, unicodeRange } = rule
      sources.push({ family, weight, style, stretch, unicodeRange, path: new URL(url, root) })
    }
  }
  if (sources.length > 0) return sources
  throw new PlatenError('unknown_font', `The package "${name}" holds no fonts.`)
}

function findPackage(name: string, fromUrl: string | URL): URL {
  if (!NAME.test(name)) {
    throw new PlatenError(
      'unknown_font',
      `"${name}" is no font package; write it as in "@fontsource/inter" or ` +
        '"@fontsource-variable/inter".',
    )
  }
  try {
    const manifest = createRequire(fromUrl).resolve(`${name}/package.json`)
    return new URL('.', pathToFileURL(manifest))
  } catch (cause) {
    throw new PlatenError('unknown_font', `The package "${name}" is not installed.`, { cause })
  }
}

function findSheets(root: URL, variable: boolean): readonly string[] {
  const files = new Set(readdirSync(root))
  if (!variable) return [...files].filter((file) => STATIC_SHEET.test(file)).sort()
  return VARIABLE_SHEETS.flatMap((names) => names.find((file) => files.has(file)) ?? [])
}
