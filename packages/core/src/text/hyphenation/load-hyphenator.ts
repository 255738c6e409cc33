import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createHyphenator, type Hyphenator, type PatternExports } from './hyphenator.ts'

/** The part of WebAssembly that is used; Node's own types do not describe it. */
interface WebAssemblyEngine {
  instantiate(module: Uint8Array): Promise<{ readonly instance: { readonly exports: unknown } }>
}

/** One for each language and process: 64 to 256 KB, of some thirty languages at most. */
const loading = new Map<string, Promise<Hyphenator>>()

/**
 * Loads the patterns of a language, once.
 *
 * @param patterns As `findPatterns` names them.
 * @throws {Error} When the package `hyphenopoly` is not there, as in a bundle without it.
 */
export function loadHyphenator(patterns: string): Promise<Hyphenator> {
  const known = loading.get(patterns)
  if (known !== undefined) return known
  const loaded = readHyphenator(patterns)
  loading.set(patterns, loaded)
  // What failed is tried again by the next who asks.
  loaded.catch(() => loading.delete(patterns))
  return loaded
}

async function readHyphenator(patterns: string): Promise<Hyphenator> {
  const { WebAssembly: engine } = globalThis as unknown as { WebAssembly: WebAssemblyEngine }
  const module = await readFile(join(findPackage(), 'patterns', `${patterns}.wasm`))
  const { instance } = await engine.instantiate(module)
  return createHyphenator(instance.exports as PatternExports)
}

function findPackage(): string {
  return join(createRequire(import.meta.url).resolve('hyphenopoly/package.json'), '..')
}
