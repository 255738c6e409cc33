import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { sha256Hex } from '../../foundation/digest.ts'

/** Versions of what decides pixels, by name. */
export type EngineVersions = Readonly<Record<string, string>>

/** The engine of this process. */
export function readEngine(): EngineVersions {
  const { node, icu, unicode } = process.versions
  return {
    ...Object.fromEntries(LIBRARIES.map((name) => [name, readVersion(name)])),
    node: String(node),
    icu: String(icu),
    unicode: String(unicode),
    arch: process.arch,
  }
}

/**
 * Names what decides pixels beside an order and its template: the versions of this package and of the
 * libraries that shape, divide, lay out and encode, of ICU, and of the machine's architecture.
 *
 * Part of the key of every cached image, so that an upgrade draws anew.
 *
 * @param fonts What names the fonts of the instance.
 */
export function describeEngine(fonts: readonly string[]): string {
  return sha256Hex(JSON.stringify([readEngine(), fonts]))
}

const LIBRARIES = ['@platen/core', 'sharp', 'harfbuzzjs', 'yoga-layout', 'hyphenopoly'] as const

const require = createRequire(import.meta.url)

/**
 * `unknown` where a bundler has left no package to ask; its caches then live as long as they may.
 *
 * Looked for as Node looks for packages, since many let nobody import their manifest.
 */
function readVersion(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      const manifest = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'))
      return String((manifest as { readonly version?: unknown }).version)
    } catch {
      // Not in this folder; the next is further up.
    }
  }
  return findOwnVersion(name)
}

/** A package finds itself by its name, though it lies in no folder of packages. */
function findOwnVersion(name: string): string {
  try {
    return String((require(`${name}/package.json`) as { readonly version?: unknown }).version)
  } catch {
    return 'unknown'
  }
}
