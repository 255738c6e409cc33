import { findPatterns } from './find-patterns.ts'
import type { Hyphenator } from './hyphenator.ts'
import { loadHyphenator } from './load-hyphenator.ts'

/**
 * Loads what divides the words of some languages, by the names of their patterns.
 *
 * @param languages BCP 47; those without patterns are passed over.
 * @throws {Error} When the package `hyphenopoly` is not there, as in a bundle without it.
 */
export async function loadHyphenators(
  languages: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, Hyphenator>> {
  const names = new Set<string>()
  for (const language of languages) {
    const patterns = language === undefined ? undefined : findPatterns(language)
    if (patterns !== undefined) names.add(patterns)
  }
  const loaded = [...names].map(async (name) => [name, await loadHyphenator(name)] as const)
  return new Map(await Promise.all(loaded))
}
