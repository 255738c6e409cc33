import type { FontRegistry } from './font-registry.ts'
import { readFontsource } from './read-fontsource.ts'

/**
 * Registers every weight, style and slice of an installed `@fontsource/…` or
 * `@fontsource-variable/…` package. Nothing is read until a text needs it.
 *
 * @param fromUrl `import.meta.url` of the module whose dependency the package is.
 * @returns Names of the families that texts can now ask for.
 * @throws {PlatenError} `unknown_font`, when there is no such package or it holds no fonts.
 */
export function registerFontsource(
  registry: Pick<FontRegistry, 'register'>,
  name: string,
  fromUrl: string | URL,
): readonly string[] {
  const sources = readFontsource(name, fromUrl)
  for (const source of sources) registry.register(source)
  return [...new Set(sources.map(({ family }) => family))]
}
