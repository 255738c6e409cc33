import { createRequire } from 'node:module'
import { sha256Hex } from '../../foundation/digest.ts'

/**
 * Names what decides pixels beside an order and its template: the versions of this package and of the
 * libraries that shape, lay out and encode, of ICU, and of the machine's architecture.
 *
 * Part of the key of every cached image, so that an upgrade draws anew.
 *
 * @param fonts What names the fonts of the instance.
 */
export function describeEngine(fonts: readonly string[]): string {
  const { node, icu, unicode } = process.versions
  const libraries = LIBRARIES.map((name) => `${name}@${readVersion(name)}`)
  return sha256Hex(JSON.stringify([libraries, node, icu, unicode, process.arch, fonts]))
}

const LIBRARIES = ['@platen/core', 'sharp', 'harfbuzzjs', 'yoga-layout'] as const

const require = createRequire(import.meta.url)

/** `unknown` where a bundler has left no package to ask; its caches then live as long as they may. */
function readVersion(name: string): string {
  try {
    const { version } = require(`${name}/package.json`) as { readonly version?: unknown }
    return String(version)
  } catch {
    return 'unknown'
  }
}
